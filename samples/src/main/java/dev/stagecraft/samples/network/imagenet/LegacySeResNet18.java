/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 18 layers: timm's {@code legacy_seresnet18}. */
@ResidualNetwork
@Preprocessing(
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@ResidualStage(filters = 64, blocks = 2, block = LegacyBasicBlock.class)
@ResidualStage(filters = 128, blocks = 2, block = LegacyBasicBlock.class)
@ResidualStage(filters = 256, blocks = 2, block = LegacyBasicBlock.class)
@ResidualStage(filters = 512, blocks = 2, block = LegacyBasicBlock.class)
public interface LegacySeResNet18 extends LegacySeResNet {}
