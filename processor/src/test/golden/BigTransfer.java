package golden;

import dev.stagecraft.*;

/** Weights that are standardized, of convolutions with and without groups, beside those of a gate, which are not. */
@ResidualNetwork
@Input(height = 40, width = 33)
@Stem(filters = 8, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, zeroPadded = true))
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
@WeightStandardization(epsilon = 1e-8)
@Normalization(kind = Normalization.Kind.GROUP, groups = 4)
@SqueezeExcitation(reduction = 4, stages = 1)
@ResidualStage(filters = 8, blocks = 2, bottleneck = true)
@ResidualStage(filters = 16, blocks = 1, bottleneck = true, groups = 4)
@Head(classes = 10)
interface BigTransfer {}
