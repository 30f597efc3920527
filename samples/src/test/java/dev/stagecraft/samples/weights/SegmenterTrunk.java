/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.Backbone;
import dev.stagecraft.ResidualNetwork;

/** Its trunk. */
@ResidualNetwork
@Backbone(
        stages = {1, 2},
        channels = {16, 24},
        strides = {4, 8})
interface SegmenterTrunk extends SegmenterBase {}
