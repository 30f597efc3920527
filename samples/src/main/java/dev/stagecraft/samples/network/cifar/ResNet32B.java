/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.cifar;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Shortcut;

/** {@link ResNet32} with projections in its shortcuts ("option B"). */
@ResidualNetwork
@BlockDesign(shortcut = Shortcut.PROJECTION)
public interface ResNet32B extends ResNet32 {}
