/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** {@link ResNet101} with 3x3 convolutions twice as wide: torchvision's {@code wide_resnet101_2}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true, baseWidth = 128)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true, baseWidth = 128)
@ResidualStage(filters = 256, blocks = 23, bottleneck = true, baseWidth = 128)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true, baseWidth = 128)
public interface WideResNet101 extends ImageNetResNet {}
