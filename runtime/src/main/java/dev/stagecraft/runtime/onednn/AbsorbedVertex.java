/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An activation that the vertex before it computes along with its own work. It keeps its place in the order of the network, in
 * which Deeplearning4j goes through all vertices, but leads only to itself: whoever read it reads that vertex.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class AbsorbedVertex extends LayerVertex {
    private static final long serialVersionUID = 1L;

    AbsorbedVertex(ComputationGraph graph, LayerVertex stock) {
        super(
                graph,
                stock.getVertexName(),
                stock.getVertexIndex(),
                toItself(stock),
                toItself(stock),
                stock.getLayer(),
                null,
                false,
                DataType.FLOAT);
    }

    private static VertexIndices[] toItself(LayerVertex vertex) {
        return new VertexIndices[] {new VertexIndices(vertex.getVertexIndex(), 0)};
    }

    /** Leaves the layer to Deeplearning4j. */
    @Override
    public void setLayerAsFrozen() {
        if (!(getLayer() instanceof FrozenLayer)) {
            super.setLayerAsFrozen();
            ((OneDnnGraph) graph).freeze(getVertexIndex());
        }
    }

    /** Gives what the vertex before it gave, as its own activations, unless their memory is that vertex's alone. */
    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray given = getInputs()[0];
        boolean isHere = !given.isAttached()
                || given.data().getParentWorkspace().getId().equals(workspaces.getWorkspaceName(ArrayType.ACTIVATIONS));
        return isHere ? given : workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, 1);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        return new Pair<>(null, new INDArray[] {null});
    }
}
