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
import dev.stagecraft.StochasticDepth;

/** ResNet-RS of 350 layers for images of 288x288: timm's {@code resnetrs350}. */
@ResidualNetwork
@Input(height = 288, width = 288)
@Preprocessing(
        resize = 288,
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@StochasticDepth(rate = 0.1)
@ResidualStage(filters = 64, blocks = 4, bottleneck = true)
@ResidualStage(filters = 128, blocks = 36, bottleneck = true)
@ResidualStage(filters = 256, blocks = 72, bottleneck = true)
@ResidualStage(filters = 512, blocks = 4, bottleneck = true)
public interface ResNetRs350 extends ResNetRs {}
