/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Extent;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The mean of each channel, {@code [N, C]} or as a map of one pixel. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class GlobalPoolingVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient boolean keepsMap;
    private final transient Pool pool;

    GlobalPoolingVertex(ComputationGraph graph, LayerVertex stock, VertexFormats formats, Extent given) {
        super(graph, stock, formats);
        keepsMap = given.isOfMaps();
        pool = Pool.ofWholeMaps(formats.computes(), PoolKind.MEAN);
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        if (getLayer().getMaskArray() != null) {
            throw new UnsupportedOperationException(getVertexName()
                    + " has a mask, which oneDNN's pool does not look at; set the execution to DEEPLEARNING4J.");
        }
        return pool.forward(maps, training, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    INDArray handedOn(INDArray means, LayerWorkspaceMgr workspaces) {
        INDArray pixels = super.handedOn(means, workspaces);
        return keepsMap ? pixels : pixels.reshape('c', pixels.size(0), pixels.size(1));
    }

    @Override
    INDArray received(INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray pixels = keepsMap ? gradient : gradient.reshape('c', gradient.size(0), gradient.size(1), 1, 1);
        return super.received(pixels, workspaces);
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
