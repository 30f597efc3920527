package golden;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(height = 48, width = 48)
@Stem(filters = 16, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 32, blocks = 2, bottleneck = true, expansion = 2, groups = 4, baseWidth = 16)
@ResidualStage(filters = 64, blocks = 3, bottleneck = true, expansion = 2, groups = 4, baseWidth = 16)
@ResidualStage(
        filters = 64, blocks = 2, bottleneck = true, expansion = 2, groups = 4, baseWidth = 16, stride = 1, dilation = 2)
@Head(classes = 10)
public interface DilatedResNeXt {}
