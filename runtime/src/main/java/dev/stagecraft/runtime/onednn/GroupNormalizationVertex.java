/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Node;
import java.util.Optional;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A group normalization, and the ReLU behind it if nobody else reads what is between them. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class GroupNormalizationVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Node.GroupNormalization node;
    private final transient boolean isRectified;
    private final transient Recent<MapShape, GroupNormalizationKernels> kernels;
    private transient Statistics statistics;

    /**
     * What the backward pass needs of the last forward pass, a row for each image.
     *
     * @param mean that of its group, for each channel
     * @param variance that of its group, for each channel
     * @param positive what the ReLU let through, if there is one
     */
    private record Statistics(INDArray mean, INDArray variance, Optional<INDArray> positive) {
        GroupNormalizationKernels.Image of(long image) {
            return new GroupNormalizationKernels.Image(
                    row(mean, image), row(variance, image), positive.map(array -> row(array, image)));
        }
    }

    /** @param isRectified whether it computes the ReLU behind it too */
    GroupNormalizationVertex(
            ComputationGraph graph,
            LayerVertex stock,
            Node.GroupNormalization node,
            VertexFormats formats,
            boolean isRectified) {
        super(graph, stock, formats);
        this.node = node;
        this.isRectified = isRectified;
        kernels = new Recent<>(image -> new GroupNormalizationKernels(image, node, isRectified));
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        GroupNormalizationKernels made = made(maps);
        INDArray result = create(shape(maps), ArrayType.ACTIVATIONS, workspaces);
        Statistics taken = create(made, shape(maps), training, workspaces);
        INDArray scale = getLayer().getParam(node.scale().key());
        INDArray shift = getLayer().getParam(node.shift().key());
        for (long image = 0; image < maps.size(0); image++) {
            made.forward(row(maps, image), taken.of(image), scale, shift, row(result, image));
        }
        statistics = training ? taken : null;
        return result;
    }

    private Statistics create(
            GroupNormalizationKernels made, MapShape shape, boolean training, LayerWorkspaceMgr workspaces) {
        ArrayType memory = training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
        Optional<INDArray> positive = isRectified && training
                ? Optional.of(numbers(memory, shape.images(), made.signs(), workspaces))
                : Optional.empty();
        return new Statistics(
                numbers(memory, shape.images(), shape.channels(), workspaces),
                numbers(memory, shape.images(), shape.channels(), workspaces),
                positive);
    }

    private static INDArray numbers(ArrayType memory, long rows, long columns, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(memory, DataType.FLOAT, new long[] {rows, columns}, 'c');
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        // Where the gradient is nobody else's, in its place.
        INDArray result = GradientMemory.mayOverwrite(gradient) ? gradient : createGradient(maps, workspaces);
        INDArray scale = getLayer().getParam(node.scale().key());
        INDArray ofScale = gradientViews().get(node.scale().key());
        INDArray ofShift = gradientViews().get(node.shift().key());
        GroupGradient sums = new GroupGradient(node, shape(maps), scale);
        for (long image = 0; image < maps.size(0); image++) {
            made(maps)
                    .backward(
                            row(maps, image),
                            statistics.of(image),
                            row(gradient, image),
                            scale,
                            sums,
                            row(result, image));
        }
        if (sums.areOfOneValue()) {
            result.assign(0);
        }
        sums.write(ofScale, ofShift);
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor(node.scale().key(), ofScale);
        gradients.setGradientFor(node.shift().key(), ofShift);
        return new Pair<>(gradients, result);
    }

    private GroupNormalizationKernels made(INDArray maps) {
        MapShape all = shape(maps);
        return kernels.get(new MapShape(all.format(), 1, all.height(), all.width(), all.channels()));
    }

    private static INDArray row(INDArray batch, long image) {
        return batch.get(NDArrayIndex.point(image));
    }

    @Override
    public void clear() {
        super.clear();
        statistics = null;
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
