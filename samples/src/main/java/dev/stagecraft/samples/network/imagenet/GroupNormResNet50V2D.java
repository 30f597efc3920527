/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Normalization;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet50V2D} with group normalization, for batches of a few images: timm's {@code resnetv2_50d_gn}. */
@ResidualNetwork
@Normalization(kind = Normalization.Kind.GROUP, groups = 32)
public interface GroupNormResNet50V2D extends ResNet50V2D {}
