/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.EfficientChannelAttention;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet101} with efficient channel attention, with the kernels that its authors chose by hand. */
@ResidualNetwork
@EfficientChannelAttention(kernels = {3, 3, 5, 7})
public interface EcaResNet101 extends ResNet101 {}
