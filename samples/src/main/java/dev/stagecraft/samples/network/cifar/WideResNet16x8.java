/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** 16 layers, 8 times as wide as the paper's: WRN-16-8. */
@ResidualNetwork
@ResidualStage(filters = 128, blocks = 2)
@ResidualStage(filters = 256, blocks = 2)
@ResidualStage(filters = 512, blocks = 2)
public interface WideResNet16x8 extends CifarWideResNet {}
