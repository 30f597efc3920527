/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNet18} with squeeze-excitation in every block: timm's {@code seresnet18}. */
@ResidualNetwork
@Preprocessing(
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@SqueezeExcitation(reduction = 16)
public interface SeResNet18 extends ResNet18 {}
