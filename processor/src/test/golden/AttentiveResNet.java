package golden;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.BottleneckAttention;
import dev.stagecraft.ConvolutionalBlockAttention;
import dev.stagecraft.EfficientChannelAttention;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(height = 64, width = 64)
@Stem(filters = 16, kernel = 3, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(shortcut = Shortcut.ZERO_PAD)
@AntiAliased(AntiAliased.Filter.BLUR)
@ResidualStage(filters = 16, blocks = 2)
@ResidualStage(filters = 32, blocks = 2)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true, shortcut = Shortcut.POOLED_PROJECTION)
@SqueezeExcitation(reduction = 4, stages = 1)
@EfficientChannelAttention(stages = 2)
@ConvolutionalBlockAttention(reduction = 8, stages = 3)
@BottleneckAttention(reduction = 4, stages = 1)
@Head(classes = 10)
public interface AttentiveResNet {}
