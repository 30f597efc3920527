/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/** {@link ResNet50} with pre-activation, a deep stem and pooled projections: timm's {@code resnetv2_50d}. */
@ResidualNetwork
@Preprocessing(interpolation = Preprocessing.Interpolation.BICUBIC, mean = 0.5, standardDeviation = 0.5)
@Stem(
        filters = {32, 32, 64},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, shortcut = Shortcut.POOLED_PROJECTION)
public interface ResNet50V2D extends ResNet50 {}
