package golden;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(height = 32, width = 32)
@Stem(filters = 8, kernel = 3, normalized = true)
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, dropout = 0.3)
@ResidualStage(filters = 16, blocks = 2)
@ResidualStage(filters = 32, blocks = 2, bottleneck = true)
@Head(classes = 10, normalized = false)
public interface WidePreActivation {}
