/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet50} that blurs before it subsamples: timm's {@code resnetblur50}. */
@ResidualNetwork
@Preprocessing(
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@AntiAliased(AntiAliased.Filter.BLUR)
public interface BlurResNet50 extends ResNet50 {}
