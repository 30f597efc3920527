/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import java.util.ArrayList;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes a network the same as another one, in memory of its own. */
public final class GraphCopy {
    private GraphCopy() {}

    /**
     * Initializes a network with what another one has: weights, what its updater remembers, frozen layers, counts of steps and epochs, and
     * listeners.
     *
     * @param to a network of a copy of the other one's configuration, which is not initialized
     * @return the network that was initialized
     */
    public static ComputationGraph fill(ComputationGraph to, ComputationGraph from) {
        to.init(from.params().dup(), false);
        for (GraphVertex vertex : from.getVertices()) {
            boolean isFrozen = vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer;
            if (isFrozen && !(to.getVertex(vertex.getVertexName()).getLayer() instanceof FrozenLayer)) {
                to.getVertex(vertex.getVertexName()).setLayerAsFrozen();
            }
        }
        ComputationGraphUpdater updater = from.getUpdater(false);
        INDArray state = updater == null ? null : updater.getStateViewArray();
        if (state != null) {
            to.getUpdater().setStateViewArray(state.dup());
        }
        count(to, from.getConfiguration());
        to.setListeners(new ArrayList<>(from.getListeners()));
        return to;
    }

    private static void count(ComputationGraph to, ComputationGraphConfiguration from) {
        to.getConfiguration().setIterationCount(from.getIterationCount());
        // Only incrementing tells the layers, whose schedules depend on the counts too.
        to.getConfiguration().setEpochCount(from.getEpochCount() - 1);
        to.incrementEpochCount();
    }
}
