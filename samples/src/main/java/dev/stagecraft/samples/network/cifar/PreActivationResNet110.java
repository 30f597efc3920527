/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Shortcut;

/** {@link ResNet110} with pre-activation (He et al., 2016, arXiv:1603.05027). */
@ResidualNetwork
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, shortcut = Shortcut.ZERO_PAD)
public interface PreActivationResNet110 extends ResNet110 {}
