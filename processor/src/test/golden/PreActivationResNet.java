package golden;

import dev.stagecraft.Activated;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.DropBlock;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;
import dev.stagecraft.StochasticDepth;

@ResidualNetwork
@Input(height = 64, width = 64)
@Stem(filters = 32, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.CONVOLUTION, kernel = 3, stride = 2))
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, strideIn = BlockDesign.StrideIn.LAST_BLOCK)
@Convolution(bias = true, biasBeforeNormalization = false)
@Normalization(kind = Normalization.Kind.GROUP, groups = 8)
@Activated(Activated.Function.SILU)
@ResidualStage(filters = 16, blocks = 3, bottleneck = true)
@ResidualStage(filters = 32, blocks = 3, bottleneck = true)
@StochasticDepth(rate = 0.2)
@DropBlock(
        rate = 0.1,
        blockSizes = {3},
        scales = {1})
@Head(classes = 10, dropout = 0.5)
public interface PreActivationResNet {}
