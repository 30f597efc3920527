/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.Backbone;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.EfficientChannelAttention;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/** Stages with efficient channel attention, behind a tiered stem. */
@ResidualNetwork
@SuppressWarnings("stagecraft:map/small-before-last-stage") // So that the reference file is small.
@Input(height = 33, width = 25)
@Stem(
        filters = {3, 4, 8},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 1, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 24, blocks = 1, bottleneck = true)
@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION)
@EfficientChannelAttention
@Backbone(
        stages = {0, 3, 4},
        channels = {8, 64, 96},
        strides = {2, 16, 32})
interface TrunkOfEcaResNet {}
