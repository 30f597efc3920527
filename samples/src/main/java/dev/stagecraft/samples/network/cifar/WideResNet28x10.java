/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 28 layers, 10 times as wide as the paper's: WRN-28-10. */
@ResidualNetwork
@ResidualStage(filters = 160, blocks = 4)
@ResidualStage(filters = 320, blocks = 4)
@ResidualStage(filters = 640, blocks = 4)
public interface WideResNet28x10 extends CifarWideResNet {}
