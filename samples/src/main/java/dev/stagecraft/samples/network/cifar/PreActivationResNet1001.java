/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** Pre-activation bottlenecks, 1,001 layers (He et al., 2016, arXiv:1603.05027). */
@ResidualNetwork
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
@ResidualStage(filters = 16, blocks = 111, bottleneck = true)
@ResidualStage(filters = 32, blocks = 111, bottleneck = true)
@ResidualStage(filters = 64, blocks = 111, bottleneck = true)
public interface PreActivationResNet1001 extends CifarResNet {}
