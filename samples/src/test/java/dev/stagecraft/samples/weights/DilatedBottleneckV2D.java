/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Shortcut;

/** Activations first, of bottlenecks. */
@ResidualNetwork
@SuppressWarnings("stagecraft:map/small-before-last-stage") // So that the reference file is small.
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, shortcut = Shortcut.POOLED_PROJECTION)
interface DilatedBottleneckV2D extends DilatedBottleneckD {}
