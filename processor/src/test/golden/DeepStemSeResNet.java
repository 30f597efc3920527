package golden;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(channels = 3, height = 64, width = 48)
@Preprocessing(mean = {0.485, 0.456, 0.406}, standardDeviation = {0.229, 0.224, 0.225})
@Stem(filters = {16, 16, 32}, kernel = 3, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(zeroInitResidual = true)
@ResidualStage(filters = 32, blocks = 3, bottleneck = true)
@ResidualStage(filters = 64, blocks = 2, bottleneck = true)
@SqueezeExcitation(reduction = 16)
@Head(classes = 10)
public interface DeepStemSeResNet {}
