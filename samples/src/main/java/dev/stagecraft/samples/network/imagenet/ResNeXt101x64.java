/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** {@link ResNet101} in 64 groups of base width 4: torchvision's {@code resnext101_64x4d}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true, groups = 64, baseWidth = 4)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true, groups = 64, baseWidth = 4)
@ResidualStage(filters = 256, blocks = 23, bottleneck = true, groups = 64, baseWidth = 4)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true, groups = 64, baseWidth = 4)
public interface ResNeXt101x64 extends ImageNetResNet {}
