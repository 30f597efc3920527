package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/**
 * What the ResNets for CIFAR-10 have in common (section 4.2 of He et al., 2015, arXiv:1512.03385): small images, a small stem,
 * and shortcuts without parameters ("option A").
 */
@Input(height = 32, width = 32)
@Stem(filters = 16, kernel = 3)
@BlockDesign(shortcut = Shortcut.ZERO_PAD)
@Head(classes = 10)
public interface CifarResNet {}
