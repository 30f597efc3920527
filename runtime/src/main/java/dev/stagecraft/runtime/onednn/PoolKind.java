/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import org.bytedeco.dnnl.global.dnnl.algorithm;

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

    /** That of a pool of windows. */
    public static PoolKind of(Node.WindowPool pool) {
        if (pool.kind() == PoolReduction.MAXIMUM) {
            return MAXIMUM;
        }
        return pool.countsPadding() ? ZERO_PADDED_MEAN : MEAN;
    }

    /** What oneDNN calls it. */
    public algorithm algorithm() {
        return computed;
    }
}
