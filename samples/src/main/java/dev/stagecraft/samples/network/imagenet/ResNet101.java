/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 101 layers, in bottlenecks: torchvision's {@code resnet101}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true)
@ResidualStage(filters = 256, blocks = 23, bottleneck = true)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true)
public interface ResNet101 extends ImageNetResNet {}
