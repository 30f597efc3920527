/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** Stages of 72, 168, 408 and 912 channels: timm's {@code regnetx_016}, torchvision's {@code regnet_x_1_6gf}. */
@ResidualNetwork
@ResidualStage(filters = 24, blocks = 2, stride = 2, bottleneck = true, groups = 3, expansion = 3)
@ResidualStage(filters = 24, blocks = 4, stride = 2, bottleneck = true, groups = 7, expansion = 7)
@ResidualStage(filters = 24, blocks = 10, stride = 2, bottleneck = true, groups = 17, expansion = 17)
@ResidualStage(filters = 24, blocks = 2, stride = 2, bottleneck = true, groups = 38, expansion = 38)
public interface RegNetX1600MF extends RegNet {}
