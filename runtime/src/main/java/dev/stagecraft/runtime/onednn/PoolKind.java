/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** What a pool computes of a window. */
public enum PoolKind {
    /** The largest value; padding never is. */
    MAXIMUM(algorithm.pooling_max),
    /** The mean of the pixels that there are. */
    MEAN(algorithm.pooling_avg_exclude_padding),
    /** The mean of all pixels of the window, of which those of the padding are zeros. */
    ZERO_PADDED_MEAN(algorithm.pooling_avg_include_padding);

    private final algorithm computed;

    PoolKind(algorithm computed) {
        this.computed = computed;
    }

    /** That of a layer which takes the largest value or the mean. */
    public static PoolKind of(SubsamplingLayer layer) {
        if (layer.getPoolingType() == PoolingType.MAX) {
            return MAXIMUM;
        }
        return layer.isAvgPoolIncludePadInDivisor() ? ZERO_PADDED_MEAN : MEAN;
    }

    /** What oneDNN calls it. */
    public algorithm algorithm() {
        return computed;
    }
}
