/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** Stages of 96, 192, 432 and 1008 channels: timm's {@code regnetx_032}, torchvision's {@code regnet_x_3_2gf}. */
@ResidualNetwork
@ResidualStage(filters = 48, blocks = 2, stride = 2, bottleneck = true, groups = 2, expansion = 2)
@ResidualStage(filters = 48, blocks = 6, stride = 2, bottleneck = true, groups = 4, expansion = 4)
@ResidualStage(filters = 48, blocks = 15, stride = 2, bottleneck = true, groups = 9, expansion = 9)
@ResidualStage(filters = 48, blocks = 2, stride = 2, bottleneck = true, groups = 21, expansion = 21)
public interface RegNetX3200MF extends RegNet {}
