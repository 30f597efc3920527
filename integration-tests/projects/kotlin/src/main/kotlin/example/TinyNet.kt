package example

import dev.stagecraft.Head
import dev.stagecraft.Input
import dev.stagecraft.ResidualNetwork
import dev.stagecraft.ResidualStage
import dev.stagecraft.Stem

@ResidualNetwork
@Input(channels = 3, height = 32, width = 32)
@Stem(filters = [16], kernel = 3)
@ResidualStage(filters = 16, blocks = 1)
@Head(classes = 10)
interface TinyNet

/** Attributes and repeated annotations are written as in Java. */
@ResidualNetwork
@ResidualStage(filters = 16, blocks = 1)
@ResidualStage(filters = 32, blocks = 1)
interface TwoStages : TinyNet
