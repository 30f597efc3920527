package golden;

import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;

@ResidualNetwork(name = "Mixed blocks, no stem")
@Input(channels = 8, height = 16, width = 16)
@Convolution(bias = true, init = Convolution.Init.GLOROT_UNIFORM)
@ResidualStage(filters = 8, blocks = 2, shortcut = Shortcut.IDENTITY)
@ResidualStage(filters = 4, blocks = 4, bottleneck = true, expansion = 3)
@Head(classes = 5, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 2), bias = false)
public interface MixedBlocks {}
