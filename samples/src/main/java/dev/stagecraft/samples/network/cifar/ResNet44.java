/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** The paper's network of 44 layers for CIFAR-10, with option A. */
@ResidualNetwork
@ResidualStage(filters = 16, blocks = 7)
@ResidualStage(filters = 32, blocks = 7)
@ResidualStage(filters = 64, blocks = 7)
public interface ResNet44 extends CifarResNet {}
