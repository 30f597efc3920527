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

/** The last map, in front of the pool that a head would have. */
@ResidualNetwork
@SuppressWarnings("stagecraft:map/small-before-last-stage") // So that the reference file is small.
@Input(height = 33, width = 25)
@Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@ResidualStage(filters = 8, blocks = 1)
@ResidualStage(filters = 16, blocks = 2)
@ResidualStage(filters = 24, blocks = 1)
@ResidualStage(filters = 32, blocks = 1)
@Backbone(channels = 32, strides = 32)
interface LastMapOfResNet18 {}
