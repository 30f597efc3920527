/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The vertex of a layer that somebody else computes. The layer itself stays what it was: it has the parameters, their gradients and
 * all that is saved.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
public abstract class LayerReplacement extends LayerVertex {
    private static final long serialVersionUID = 1L;

    private transient INDArray flattenedGradients;
    private transient Map<String, INDArray> gradientViews;

    /** @param stock the vertex that this one stands for */
    protected LayerReplacement(ComputationGraph graph, LayerVertex stock, DataType type) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                stock.getInputVertices(),
                stock.getOutputVertices(),
                stock.getLayer(),
                null,
                stock.isOutputVertex(),
                type);
    }

    /** Leaves the layer to Deeplearning4j. */
    @Override
    public final void setLayerAsFrozen() {
        if (!(getLayer() instanceof FrozenLayer)) {
            super.setLayerAsFrozen();
            ((ReplacingGraph) graph).freeze(getVertexIndex());
        }
    }

    /** Where the gradients of the parameters are to be written. */
    protected final Map<String, INDArray> gradientViews() {
        INDArray flattened = getLayer().getGradientsViewArray();
        if (flattened != flattenedGradients) {
            NeuralNetConfiguration configuration = getLayer().conf();
            gradientViews = configuration.getLayer().initializer().getGradientsFromFlattened(configuration, flattened);
            flattenedGradients = flattened;
        }
        return gradientViews;
    }
}
