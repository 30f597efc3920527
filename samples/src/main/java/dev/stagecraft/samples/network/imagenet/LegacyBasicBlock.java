/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Conv;
import dev.stagecraft.ResidualBlock;

/** A basic block with an activation behind its second convolution too, in front of the squeeze-excitation: that of {@link LegacySeResNet18}. */
@ResidualBlock
@Conv(strided = true)
@Conv(activation = true)
public interface LegacyBasicBlock {}
