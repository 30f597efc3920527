/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Stem;

/** {@link ResNet50D} with a stem that grows in tiers: timm's {@code resnet50t}. */
@ResidualNetwork
@Stem(
        filters = {24, 32, 64},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
public interface ResNet50T extends ResNet50D {}
