/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network.imagenet;

import dev.stagecraft.Head;
import dev.stagecraft.Pool;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;

/**
 * What the first SE-ResNets have in common, whose weights came from Caffe (Hu et al., <i>Squeeze-and-Excitation Networks</i>, 2017,
 * arXiv:1709.01507): a pool that is padded below and to the right only. timm has them as {@code legacy_seresnet…}, beside others of the same counts.
 * It is no network of its own.
 */
@Stem(
        filters = 64,
        kernel = 7,
        stride = 2,
        pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2, padding = Pool.CEIL))
@SqueezeExcitation(reduction = 16, divisor = 1)
@Head(classes = 1000, dropout = 0.2)
public interface LegacySeResNet extends ImageNetResNet {}
