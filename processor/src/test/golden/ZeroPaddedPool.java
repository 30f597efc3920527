package golden;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(height = 64, width = 48)
@Stem(
        filters = 16,
        kernel = 7,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, zeroPadded = true))
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
@AntiAliased(AntiAliased.Filter.BLUR)
@ResidualStage(filters = 16, blocks = 1)
@ResidualStage(filters = 32, blocks = 1)
@Head(classes = 10, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, padding = 1, zeroPadded = true))
public interface ZeroPaddedPool {}
