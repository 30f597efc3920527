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

/** ResNet-RS of 200 layers for images of 256x256: timm's {@code resnetrs200}. */
@ResidualNetwork
@Input(height = 256, width = 256)
@Preprocessing(
        resize = 256,
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@StochasticDepth(rate = 0.1)
@ResidualStage(filters = 64, blocks = 3, bottleneck = true)
@ResidualStage(filters = 128, blocks = 24, bottleneck = true)
@ResidualStage(filters = 256, blocks = 36, bottleneck = true)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true)
public interface ResNetRs200 extends ResNetRs {}
