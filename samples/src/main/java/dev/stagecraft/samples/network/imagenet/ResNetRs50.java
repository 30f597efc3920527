/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Input;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** ResNet-RS of 50 layers for images of 224x224: timm's {@code resnetrs50}. */
@ResidualNetwork
@Input(height = 224, width = 224)
@Preprocessing(
        resize = 246,
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@ResidualStage(filters = 64, blocks = 3, bottleneck = true)
@ResidualStage(filters = 128, blocks = 4, bottleneck = true)
@ResidualStage(filters = 256, blocks = 6, bottleneck = true)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true)
public interface ResNetRs50 extends ResNetRs {}
