/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.course;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/**
 * The 50-layer network that Keras courses build by hand. It differs from {@link dev.stagecraft.samples.network.imagenet.ResNet50}: the stem's pool is not padded
 * (112 becomes 55), the stride is in the first 1x1 ("v1"), every convolution has a bias, and the head pools 2x2 and
 * flattens what is left. Keras counts 42,020,712 values, running statistics included.
 */
@ResidualNetwork
@Input(channels = 3, height = 224, width = 224)
@Convolution(bias = true, init = Convolution.Init.GLOROT_UNIFORM)
@Normalization(epsilon = 1e-3, decay = 0.99)
@BlockDesign(strideOn = BlockDesign.StrideOn.FIRST)
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, padding = 0))
@ResidualStage(
        filters = 64,
        blocks = 3,
        bottleneck = true,
        output = {256, 55, 55})
@ResidualStage(
        filters = 128,
        blocks = 4,
        bottleneck = true,
        output = {512, 28, 28})
@ResidualStage(
        filters = 256,
        blocks = 6,
        bottleneck = true,
        output = {1024, 14, 14})
@ResidualStage(
        filters = 512,
        blocks = 3,
        bottleneck = true,
        output = {2048, 7, 7})
@Head(classes = 1000, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 2))
@SuppressWarnings("stagecraft:map/dropped-row") // of 112 in the stem, and of 7 in the head: that is how it is taught
public interface KerasStyleResNet50 {}
