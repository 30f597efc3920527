/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Node;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pool of windows. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class PoolingVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Pool pool;

    PoolingVertex(ComputationGraph graph, LayerVertex stock, Node.WindowPool node, VertexFormats formats) {
        super(graph, stock, formats);
        pool = new Pool(
                formats.computes(),
                PoolKind.of(node),
                shape -> node.geometry().over(getVertexName(), shape.height(), shape.width()));
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        return pool.forward(maps, training, shape -> createResult(shape, workspaces), workspaces);
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        return new Pair<>(new DefaultGradient(), pool.backward(gradient, createGradient(maps, workspaces)));
    }

    @Override
    public void close() {
        super.close();
        pool.close();
    }
}
