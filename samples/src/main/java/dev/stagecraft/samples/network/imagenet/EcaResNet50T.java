/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.EfficientChannelAttention;
import dev.stagecraft.ResidualNetwork;

/** {@link ResNet50T} with efficient channel attention in every block: timm's {@code ecaresnet50t}. */
@ResidualNetwork
@EfficientChannelAttention
public interface EcaResNet50T extends ResNet50T {}
