package golden;

import dev.stagecraft.*;

/** A pool that is padded below and to the right only, and an activation in front of a gate. */
@ResidualNetwork
@Input(height = 40, width = 33)
@Stem(filters = 8, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, padding = Pool.CEIL))
@SqueezeExcitation(reduction = 2, divisor = 1)
@ResidualStage(filters = 8, blocks = 2, block = TwiceActivated.class)
@ResidualStage(filters = 16, blocks = 2, block = TwiceActivated.class)
@Head(classes = 10)
interface LegacySeNet {}

@ResidualBlock
@Conv(strided = true)
@Conv(activation = true)
interface TwiceActivated {}
