/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.keras;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Stem;

/** What {@code tools/keras_reference.py} makes with Keras's functions for version 1: {@code KerasResNet50}, with few filters. */
@ResidualNetwork
@Input(height = 48, width = 40)
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@Convolution(bias = true, init = Convolution.Init.GLOROT_UNIFORM)
@Normalization(epsilon = 1.001e-5, decay = 0.99)
@BlockDesign(strideOn = BlockDesign.StrideOn.FIRST)
@ResidualStage(filters = 8, blocks = 2, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@Head(classes = 10)
interface NarrowKerasResNet {}
