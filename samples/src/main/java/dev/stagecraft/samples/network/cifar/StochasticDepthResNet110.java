/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.StochasticDepth;

/** {@link ResNet110} that leaves out up to half of its last branches while training, as in the paper of stochastic depth. */
@ResidualNetwork
@StochasticDepth(rate = 0.5)
public interface StochasticDepthResNet110 extends ResNet110 {}
