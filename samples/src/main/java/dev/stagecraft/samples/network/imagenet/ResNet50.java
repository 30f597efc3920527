/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 50 layers, in bottlenecks with the stride in the 3x3 ("v1.5"): torchvision's {@code resnet50}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true)
@ResidualStage(filters = 256, blocks = 6, bottleneck = true)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true)
public interface ResNet50 extends ImageNetResNet {}
