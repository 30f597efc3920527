/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;

/** Basic blocks of 256 channels: what a bottleneck replaces. */
@ResidualNetwork
@Input(channels = 256, height = 56, width = 56)
@ResidualStage(filters = 256, blocks = 2)
@Head(classes = 10)
interface WideBasicBlocks {}
