/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 152 layers, in bottlenecks: torchvision's {@code resnet152}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true)
@ResidualStage(filters = 128, blocks = 8, bottleneck = true)
@ResidualStage(filters = 256, blocks = 36, bottleneck = true)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true)
public interface ResNet152 extends ImageNetResNet {}
