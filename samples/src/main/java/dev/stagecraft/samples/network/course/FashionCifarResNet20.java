/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.course;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/**
 * The ResNet-20 for CIFAR-10 (section 4.2 of He et al., 2015, arXiv:1512.03385) on the 28x28 grey images of Fashion-MNIST, in their full size: four
 * times the work of {@link FashionResNet20}. Its shortcuts project ("option B").
 */
@ResidualNetwork
@Input(channels = 1, height = 28, width = 28)
@Stem(filters = 16, kernel = 3)
@ResidualStage(filters = 16, blocks = 3)
@ResidualStage(filters = 32, blocks = 3)
@ResidualStage(filters = 64, blocks = 3)
@Head(classes = 10)
public interface FashionCifarResNet20 {}
