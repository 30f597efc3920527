/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Stem;
import dev.stagecraft.WeightStandardization;

/**
 * {@link ResNet50} with pre-activation, group normalization and standardized weights (Kolesnikov et al., <i>Big Transfer</i>, 2019,
 * arXiv:1912.11370): timm's {@code resnetv2_50x1_bit}. Images are prepared as for its weights {@code goog_distilled_in1k}; those that were tuned
 * on ImageNet take larger ones.
 */
@ResidualNetwork
@Preprocessing(interpolation = Preprocessing.Interpolation.BICUBIC, mean = 0.5, standardDeviation = 0.5)
@Stem(
        filters = 64,
        kernel = 7,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, zeroPadded = true))
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
@Normalization(kind = Normalization.Kind.GROUP, groups = 32)
@WeightStandardization(epsilon = 1e-8)
public interface BitResNet50x1 extends ResNet50 {}
