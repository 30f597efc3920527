/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.Backbone;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;

/** Stages with squeeze-excitation. */
@ResidualNetwork
@SuppressWarnings({"stagecraft:map/small-before-last-stage", "stagecraft:squeeze-excitation/narrow"
}) // So that the reference file is small.
@Input(height = 33, width = 25)
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 1, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 24, blocks = 1, bottleneck = true)
@ResidualStage(filters = 32, blocks = 1, bottleneck = true)
@SqueezeExcitation(reduction = 16)
@Backbone(
        stages = {1, 2, 3, 4},
        channels = {32, 64, 96, 128},
        strides = {4, 8, 16, 32})
interface TrunkOfSeResNet {}
