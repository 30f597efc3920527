/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Shortcut;

/** Activations first. */
@ResidualNetwork
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, shortcut = Shortcut.POOLED_PROJECTION)
interface DilatedResNetV2D extends DilatedResNetD {}
