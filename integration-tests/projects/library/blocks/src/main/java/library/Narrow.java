package library;

import dev.stagecraft.Conv;
import dev.stagecraft.ResidualBlock;

/** A block of a 1x1 convolution with half the filters, and one with all of them. */
@ResidualBlock
@Conv(kernel = 1, scale = 0.5, strided = true)
@Conv(kernel = 1, activation = false)
public interface Narrow {}
