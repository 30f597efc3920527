/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** Stages of 32, 64, 160 and 384 channels: timm's {@code regnetx_004}, torchvision's {@code regnet_x_400mf}. */
@ResidualNetwork
@ResidualStage(filters = 16, blocks = 1, stride = 2, bottleneck = true, groups = 2, expansion = 2)
@ResidualStage(filters = 16, blocks = 2, stride = 2, bottleneck = true, groups = 4, expansion = 4)
@ResidualStage(filters = 16, blocks = 7, stride = 2, bottleneck = true, groups = 10, expansion = 10)
@ResidualStage(filters = 16, blocks = 12, stride = 2, bottleneck = true, groups = 24, expansion = 24)
public interface RegNetX400MF extends RegNet {}
