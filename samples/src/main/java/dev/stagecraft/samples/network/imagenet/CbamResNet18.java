/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ConvolutionalBlockAttention;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet18} with a convolutional block attention in every block, as its authors built it. */
@ResidualNetwork
@ConvolutionalBlockAttention(reduction = 16)
public interface CbamResNet18 extends ResNet18 {}
