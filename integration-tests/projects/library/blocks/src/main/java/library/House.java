package library;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Stem;

/** What all networks of a house have in common. */
@Input(channels = 3, height = 32, width = 32)
@Stem(filters = 16, kernel = 3)
@Head(classes = 10)
public interface House {}
