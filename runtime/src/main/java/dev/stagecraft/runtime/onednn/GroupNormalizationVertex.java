/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A group normalization, and the ReLU behind it if nobody else reads what is between them. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class GroupNormalizationVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Node.GroupNormalization node;
    private final transient boolean isRectified;
    private final transient Recent<ImageThreads, GroupNormalizationKernels> kernels;
    private transient Statistics statistics;

    /**
     * What the backward pass needs of the last forward pass, a row for each image.
     *
     * @param mean that of its group, for each channel
     * @param variance that of its group, for each channel
     * @param positive what the ReLU let through, if there is one
     */
    private record Statistics(INDArray mean, INDArray variance, Optional<INDArray> positive) {
        /** Each image's. */
        List<GroupNormalizationKernels.Image> images() {
            List<Pointer> means = ImageThreads.images(mean);
            List<Pointer> variances = ImageThreads.images(variance);
            Optional<List<Pointer>> signs = positive.map(ImageThreads::images);
            return IntStream.range(0, means.size())
                    .mapToObj(image -> new GroupNormalizationKernels.Image(
                            means.get(image), variances.get(image), signs.map(each -> each.get(image))))
                    .toList();
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
        kernels = new Recent<>(
                threads -> threads.make(() -> new GroupNormalizationKernels(threads.image(), node, isRectified)));
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        ImageThreads threads = threads(maps);
        GroupNormalizationKernels made = kernels.get(threads);
        INDArray result = create(shape(maps), ArrayType.ACTIVATIONS, workspaces);
        Statistics taken = create(made, shape(maps), training, workspaces);
        INDArray scale = getLayer().getParam(node.scale().key());
        INDArray shift = getLayer().getParam(node.shift().key());
        List<Pointer> sources = ImageThreads.images(maps);
        List<Pointer> results = ImageThreads.images(result);
        List<GroupNormalizationKernels.Image> each = taken.images();
        threads.forEach(
                sources.size(),
                image -> made.forward(sources.get(image), each.get(image), scale, shift, results.get(image)),
                maps,
                result,
                taken.mean(),
                taken.variance(),
                taken.positive().orElse(null));
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
        ImageThreads threads = threads(maps);
        GroupNormalizationKernels made = kernels.get(threads);
        List<Pointer> sources = ImageThreads.images(maps);
        List<Pointer> gradientRows = ImageThreads.images(gradient);
        List<Pointer> results = ImageThreads.images(result);
        List<GroupNormalizationKernels.Image> each = statistics.images();
        threads.forEach(
                sources.size(),
                image -> made.backward(
                        sources.get(image),
                        each.get(image),
                        gradientRows.get(image),
                        scale,
                        sums.of(image),
                        results.get(image)),
                maps,
                gradient,
                result);
        if (sums.areOfOneValue()) {
            result.assign(0);
        }
        sums.write(ofScale, ofShift);
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor(node.scale().key(), ofScale);
        gradients.setGradientFor(node.shift().key(), ofShift);
        return new Pair<>(gradients, result);
    }

    private ImageThreads threads(INDArray maps) {
        MapShape all = shape(maps);
        MapShape image = new MapShape(all.format(), 1, all.height(), all.width(), all.channels());
        return ImageThreads.of(image, all.images());
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
