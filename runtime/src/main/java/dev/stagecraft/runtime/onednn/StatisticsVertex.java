/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The maxima and the means over the channels, of maps whose channels lie last. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class StatisticsVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Recent<MapShape, StatisticsKernels> kernels = new Recent<>(StatisticsKernels::new);
    private transient int[] largest;

    StatisticsVertex(ComputationGraph graph, LayerVertex stock, VertexFormats formats) {
        super(graph, stock, formats);
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        StatisticsKernels made = kernels.get(shape(maps));
        INDArray result = create(made.output(), ArrayType.ACTIVATIONS, workspaces);
        made.run(maps, result);
        largest = training ? LargestChannels.of(shape(maps), maps, result) : null;
        return result;
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        MapShape shape = shape(maps);
        MapSummand summand = new StatisticsGradient(kernels.get(shape).addition(), shape, largest, gradient);
        INDArray result = createGradient(shape, summand, workspaces);
        return new Pair<>(new DefaultGradient(), result);
    }

    @Override
    public void clear() {
        super.clear();
        largest = null;
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
