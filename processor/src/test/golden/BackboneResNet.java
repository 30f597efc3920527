package golden;

import dev.stagecraft.Backbone;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.Input;
import dev.stagecraft.OutputStride;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/** A trunk that gives the maps of its stem and of some stages, and needs no others. */
@ResidualNetwork
@Input(height = 64, width = 96)
@Stem(filters = {8, 8, 16}, kernel = 3, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 2, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 24, blocks = 3, bottleneck = true)
@ResidualStage(filters = 32, blocks = 2, bottleneck = true)
@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION)
@OutputStride(8)
@Backbone(stages = {0, 2, 3}, channels = {16, 64, 96}, strides = {2, 8, 8})
public interface BackboneResNet {}
