package dev.stagecraft.samples.keras;

import dev.stagecraft.Head;
import dev.stagecraft.ResidualNetwork;

/** {@link NarrowKerasResNet} for another task. */
@ResidualNetwork
@Head(classes = 3)
interface NarrowKerasResNetOfThreeClasses extends NarrowKerasResNet {}
