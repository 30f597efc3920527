/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Normalization;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;

/**
 * {@link ResNet50} as it is in {@code keras.applications}: the stride is in the first 1x1, and convolutions have biases. Keras pads the stem's
 * pool with zeros. Behind a ReLU that changes nothing, and so it is not declared.
 */
@ResidualNetwork
@Preprocessing(
        crop = Preprocessing.Crop.NONE,
        interpolation = Preprocessing.Interpolation.NEAREST,
        channelOrder = Preprocessing.ChannelOrder.BGR,
        range = Preprocessing.Range.ZERO_TO_255,
        mean = {103.939, 116.779, 123.68})
@Convolution(bias = true, init = Convolution.Init.GLOROT_UNIFORM)
@Normalization(epsilon = 1.001e-5, decay = 0.99)
@BlockDesign(strideOn = BlockDesign.StrideOn.FIRST)
public interface KerasResNet50 extends ResNet50 {}
