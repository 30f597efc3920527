/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;

/** What makes of pooled maps the logits of gates, in float32, with parameters of its own. */
interface GatingFunction {
    /** Whether it sees maxima beside means. */
    boolean seesMaxima();

    /**
     * The logits {@code [N, C]}.
     *
     * @param pooled means {@code [N, C]}, or {@code [2 N, C]} with the maxima behind them
     */
    Tensor logits(Tensor pooled, boolean keeps);

    /**
     * The gradient by what was pooled; those of the parameters are written to the flat array.
     *
     * @param gradient by the logits
     */
    Tensor backward(Tensor gradient);

    /** Frees what was kept. */
    void forget();
}
