/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Shortcut;
import dev.stagecraft.Stem;

/** {@link ResNet18} with a deep stem and pooled projections: timm's {@code resnet18d}. */
@ResidualNetwork
@Preprocessing(
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@Stem(
        filters = {32, 32, 64},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION, zeroInitResidual = true)
public interface ResNet18D extends ResNet18 {}
