/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Head;
import dev.stagecraft.Pool;
import dev.stagecraft.Shortcut;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;

/**
 * What the ResNet-RS have in common (Bello et al., <i>Revisiting ResNets</i>, 2021, arXiv:2103.07579): a deep stem with a
 * convolution in place of its pool, pooled projections, squeeze-excitation to a quarter, and dropout before the classifier.
 */
@Stem(
        filters = {32, 32, 64},
        kernel = 3,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.CONVOLUTION, kernel = 3, stride = 2))
@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION, zeroInitResidual = true)
@SqueezeExcitation(reduction = 4)
@Head(classes = 1000, dropout = 0.25)
public interface ResNetRs {}
