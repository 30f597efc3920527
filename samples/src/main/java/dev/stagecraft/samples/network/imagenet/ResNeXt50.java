/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** {@link ResNet50} with its 3x3 convolutions in 32 groups of base width 4: torchvision's {@code resnext50_32x4d}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true, groups = 32, baseWidth = 4)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true, groups = 32, baseWidth = 4)
@ResidualStage(filters = 256, blocks = 6, bottleneck = true, groups = 32, baseWidth = 4)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true, groups = 32, baseWidth = 4)
public interface ResNeXt50 extends ImageNetResNet {}
