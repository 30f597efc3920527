package golden;

import dev.stagecraft.Backbone;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** A trunk with pre-activation, whose last map is normalized. */
@ResidualNetwork
@Input(height = 32, width = 32)
@Stem(filters = 8, kernel = 3)
@ResidualStage(filters = 8, blocks = 2)
@ResidualStage(filters = 16, blocks = 2)
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
@Backbone(channels = 16, strides = 2)
public interface NormalizedBackbone {}
