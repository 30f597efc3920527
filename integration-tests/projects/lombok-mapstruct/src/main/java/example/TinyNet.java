package example;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

@ResidualNetwork
@Input(channels = 3, height = 32, width = 32)
@Stem(filters = 16, kernel = 3)
@ResidualStage(filters = 16, blocks = 1)
@Head(classes = 10)
public interface TinyNet {}
