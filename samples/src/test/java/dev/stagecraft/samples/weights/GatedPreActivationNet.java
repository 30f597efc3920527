/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.samples.network.course.FashionResNet20;

/** {@link FashionResNet20} with what has names of its own in PyTorch: pre-activation and squeeze-excitation. */
@ResidualNetwork
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
@SqueezeExcitation(reduction = 4)
interface GatedPreActivationNet extends FashionResNet20 {}
