/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.Backbone;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/** With pre-activation, what the last blocks give. */
@ResidualNetwork
@SuppressWarnings("stagecraft:map/small-before-last-stage") // So that the reference file is small.
@Input(height = 33, width = 25)
@Stem(
        filters = {4, 4, 8},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 1, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 24, blocks = 1, bottleneck = true)
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, shortcut = Shortcut.POOLED_PROJECTION)
@Backbone(
        stages = {0, 1, 2, 3, 4},
        channels = {8, 32, 64, 64, 96},
        strides = {2, 4, 8, 16, 32})
interface TrunkOfResNetV2D {}
