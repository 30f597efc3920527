/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.SqueezeExcitation;

/** {@link ResNet50T} with squeeze-excitation in every block: timm's {@code seresnet50t}. */
@ResidualNetwork
@SqueezeExcitation(reduction = 16)
public interface SeResNet50T extends ResNet50T {}
