/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Gating;
import dev.stagecraft.runtime.layers.ChannelGating;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes the factors of a channel attention from what is pooled of its maps, and the gradients back. All arrays are in C order. */
interface GateFactors extends Resource {
    /** @param stock what Deeplearning4j does */
    static GateFactors of(Gating gating, ChannelGating stock) {
        return gating instanceof Gating.Perceptron perceptron
                ? new PerceptronFactors(perceptron)
                : new StockFactors(stock);
    }

    /** What it sees of the maps. */
    List<PoolKind> pools();

    /**
     * The factors, in memory for activations.
     *
     * @param parameters the layer's, by their names
     * @param pooled {@code [N, C]} of each pool, one below the other
     * @return {@code [N, C]}
     */
    INDArray forward(Map<String, INDArray> parameters, INDArray pooled, LayerWorkspaceMgr workspaces);

    /**
     * Writes the gradients of the parameters.
     *
     * @param parameters the layer's, by their names
     * @param pooled what {@link #forward} was given
     * @param factors what it gave
     * @param ofFactors their gradient
     * @param ofParameters are written
     * @return the gradient of the pooled values
     */
    INDArray backward(
            Map<String, INDArray> parameters,
            INDArray pooled,
            INDArray factors,
            INDArray ofFactors,
            Map<String, INDArray> ofParameters,
            LayerWorkspaceMgr workspaces);
}
