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
import dev.stagecraft.ResidualStage;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;

/** The winner of 2017, in 64 groups of base width 4, with squeeze-excitation and 3x3 projections: timm's {@code senet154}. */
@ResidualNetwork
@Preprocessing(
        interpolation = Preprocessing.Interpolation.BICUBIC,
        mean = {0.485, 0.456, 0.406},
        standardDeviation = {0.229, 0.224, 0.225})
@Stem(
        filters = {64, 64, 128},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
@BlockDesign(projectionKernel = 3, reduceFirst = 2, zeroInitResidual = true)
@SqueezeExcitation(reduction = 16)
@ResidualStage(filters = 64, blocks = 3, bottleneck = true, groups = 64, baseWidth = 4)
@ResidualStage(filters = 128, blocks = 8, bottleneck = true, groups = 64, baseWidth = 4)
@ResidualStage(filters = 256, blocks = 36, bottleneck = true, groups = 64, baseWidth = 4)
@ResidualStage(filters = 512, blocks = 3, bottleneck = true, groups = 64, baseWidth = 4)
public interface SeNet154 extends ImageNetResNet {}
