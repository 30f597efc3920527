package golden;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.OutputStride;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(height = 48, width = 48)
@Stem(
        filters = {8, 8, 16},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION, projectionKernel = 3)
@ResidualStage(filters = 16, blocks = 1)
@ResidualStage(filters = 32, blocks = 2)
@ResidualStage(filters = 64, blocks = 2)
@ResidualStage(filters = 64, blocks = 1, bottleneck = true, shortcut = Shortcut.PROJECTION)
@OutputStride(8)
@Head(classes = 10)
public interface DilatedResNetD {}
