/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 50 layers, the strides in the 1x1 convolutions: timm's {@code legacy_seresnet50}. */
@ResidualNetwork
@BlockDesign(strideOn = BlockDesign.StrideOn.FIRST)
@ResidualStage(filters = 64, blocks = 3, bottleneck = true)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true)
@ResidualStage(filters = 256, blocks = 6, bottleneck = true)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true)
public interface LegacySeResNet50 extends LegacySeResNet {}
