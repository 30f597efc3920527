package golden;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(channels = 1, height = 28, width = 28)
@Preprocessing(
        crop = Preprocessing.Crop.NONE,
        interpolation = Preprocessing.Interpolation.NEAREST,
        range = Preprocessing.Range.ZERO_TO_255,
        mean = 127.5,
        standardDeviation = 127.5)
@Convolution(padding = Convolution.Padding.SAME, init = Convolution.Init.HE_FAN_IN)
@Normalization(epsilon = 1e-3, decay = 0.99)
@BlockDesign(strideOn = BlockDesign.StrideOn.FIRST)
@Stem(filters = 16, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 2, bottleneck = true, shortcut = Shortcut.PROJECTION)
@ResidualStage(filters = 16, blocks = 1, bottleneck = true)
@Head(classes = 10, pool = @Pool(kind = Pool.Kind.NONE))
public interface SamePadding {}
