/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** {@link ResNet101} in 32 groups of base width 8: torchvision's {@code resnext101_32x8d}. */
@ResidualNetwork
@ResidualStage(filters = 64, blocks = 3, bottleneck = true, groups = 32, baseWidth = 8)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true, groups = 32, baseWidth = 8)
@ResidualStage(filters = 256, blocks = 23, bottleneck = true, groups = 32, baseWidth = 8)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true, groups = 32, baseWidth = 8)
public interface ResNeXt101 extends ImageNetResNet {}
