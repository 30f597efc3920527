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
import dev.stagecraft.Stem;

/** The maps of two stages, behind which one is left out. */
@ResidualNetwork
@Input(height = 33, width = 25)
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 1, bottleneck = true)
@ResidualStage(filters = 16, blocks = 2, bottleneck = true)
@ResidualStage(filters = 24, blocks = 1, bottleneck = true)
@ResidualStage(filters = 32, blocks = 1, bottleneck = true)
@Backbone(
        stages = {2, 3},
        channels = {64, 96},
        strides = {8, 16})
interface MiddleOfResNet50 {}
