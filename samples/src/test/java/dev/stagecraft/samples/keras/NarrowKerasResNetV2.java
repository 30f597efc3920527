/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.keras;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Stem;

/** The same with Keras's functions for version 2: {@code KerasResNet50V2}, with few filters. */
@ResidualNetwork
@Stem(
        filters = 64,
        kernel = 7,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, zeroPadded = true))
@Convolution(bias = true, biasBeforeNormalization = false, init = Convolution.Init.GLOROT_UNIFORM)
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, strideIn = BlockDesign.StrideIn.LAST_BLOCK)
interface NarrowKerasResNetV2 extends NarrowKerasResNet {}
