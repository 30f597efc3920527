/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNeXt50} with squeeze-excitation in every block: timm's {@code seresnext50_32x4d}. */
@ResidualNetwork
@Preprocessing(
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@SqueezeExcitation(reduction = 16)
public interface SeResNeXt50 extends ResNeXt50 {}
