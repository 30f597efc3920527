/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet18} with pre-activation ("v2"): timm's {@code resnetv2_18}. */
@ResidualNetwork
@Preprocessing(interpolation = Preprocessing.Interpolation.BICUBIC, mean = 0.5, standardDeviation = 0.5)
@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
public interface ResNet18V2 extends ResNet18 {}
