/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Stem;

/**
 * {@link ResNet50} with pre-activation as in {@code keras.applications}: the stride is in a stage's last block, and zeros are around
 * the maps of the stem's pool.
 */
@ResidualNetwork
@Stem(
        filters = 64,
        kernel = 7,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, zeroPadded = true))
@Preprocessing(
        crop = Preprocessing.Crop.NONE,
        interpolation = Preprocessing.Interpolation.NEAREST,
        mean = 0.5,
        standardDeviation = 0.5)
@Convolution(bias = true, biasBeforeNormalization = false, init = Convolution.Init.GLOROT_UNIFORM)
@Normalization(epsilon = 1.001e-5, decay = 0.99)
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, strideIn = BlockDesign.StrideIn.LAST_BLOCK)
public interface KerasResNet50V2 extends ResNet50 {}
