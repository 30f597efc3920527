/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 18 layers, in basic blocks: torchvision's {@code resnet18}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 2)
@ResidualStage(filters = 128, blocks = 2)
@ResidualStage(filters = 256, blocks = 2)
@ResidualStage(filters = 512, blocks = 2)
public interface ResNet18 extends ImageNetResNet {}
