/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/**
 * What the ResNets for CIFAR-10 have in common (section 4.2 of He et al., 2015, arXiv:1512.03385): small images, a small stem,
 * and shortcuts without parameters ("option A"). The mean and standard deviation are those of the training images.
 */
@Input(height = 32, width = 32)
@Preprocessing(
        resize = 32,
        mean = {0.4914, 0.4822, 0.4465},
        standardDeviation = {0.2470, 0.2435, 0.2616})
@Stem(filters = 16, kernel = 3)
@BlockDesign(shortcut = Shortcut.ZERO_PAD)
@Head(classes = 10)
public interface CifarResNet {}
