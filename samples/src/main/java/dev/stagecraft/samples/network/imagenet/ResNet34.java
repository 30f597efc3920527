/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 34 layers, in basic blocks: torchvision's {@code resnet34}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3)
@ResidualStage(filters = 128, blocks = 4)
@ResidualStage(filters = 256, blocks = 6)
@ResidualStage(filters = 512, blocks = 3)
public interface ResNet34 extends ImageNetResNet {}
