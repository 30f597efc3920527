/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A blur: the means of all 2x2 windows, and the means of 2x2 of those. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class BlurVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Pool first;
    private final transient Pool second;
    private final transient Recent<MapShape, BlurEdges> edges;

    BlurVertex(ComputationGraph graph, LayerVertex stock, int stride, VertexFormats formats) {
        super(graph, stock, formats);
        Layer layer = stock.getLayer().conf().getLayer();
        first = new Pool(formats.computes(), PoolKind.ZERO_PADDED_MEAN, maps -> {
            // It refuses maps that have nothing to reflect.
            layer.getOutputType(-1, InputType.convolutional(maps.height(), maps.width(), maps.channels()));
            return new Windows(pairs(maps.height(), 1, 1), pairs(maps.width(), 1, 1));
        });
        second = new Pool(
                formats.computes(),
                PoolKind.MEAN,
                means -> new Windows(pairs(means.height(), stride, 0), pairs(means.width(), stride, 0)));
        edges = new Recent<>(means -> new BlurEdges(means, stride));
    }

    private static Window pairs(long side, int stride, int padding) {
        return new Window(2, stride, 1, padding, padding, (side + 2L * padding - 2) / stride + 1);
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray means = first.forward(maps, training, ArrayType.FF_WORKING_MEM, workspaces);
        edges.get(shape(means)).reflect(means);
        return second.forward(means, training, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        MapShape shape = shape(maps);
        MapShape means =
                new MapShape(shape.format(), shape.images(), shape.height() + 1, shape.width() + 1, shape.channels());
        INDArray ofMeans = second.backward(gradient, createGradient(means, workspaces));
        edges.get(means).fold(ofMeans);
        INDArray result = first.backward(ofMeans, createGradient(shape, workspaces));
        GradientMemory.giveBack(ofMeans);
        return new Pair<>(new DefaultGradient(), result);
    }

    @Override
    public void close() {
        super.close();
        first.close();
        second.close();
        edges.close();
    }
}
