package golden;

import dev.stagecraft.Activated;
import dev.stagecraft.Conv;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualBlock;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(height = 32, width = 32)
@Stem(filters = 16, kernel = 3)
@Activated(Activated.Function.RELU6)
@ResidualStage(filters = 16, blocks = 1, block = OwnBlocks.Inverted.class)
@ResidualStage(filters = 24, blocks = 3, block = OwnBlocks.Inverted.class)
@ResidualStage(filters = 32, blocks = 2, block = OwnBlocks.Mixed.class)
@Head(classes = 10)
public interface OwnBlocks {
    /** Wide inside, narrow outside. */
    @ResidualBlock(activation = false)
    @Conv(kernel = 1, scale = 4)
    @Conv(kernel = 3, scale = 4, groups = Conv.DEPTHWISE, strided = true)
    @Conv(kernel = 1, activation = false)
    interface Inverted {}

    /** Some filters are fixed, and some follow the stage. */
    @ResidualBlock
    @Conv(kernel = 1, filters = 16)
    @Conv(kernel = 5, scale = 0.5, groups = 4, strided = true)
    @Conv(kernel = 3, scale = 2)
    interface Mixed {}
}
