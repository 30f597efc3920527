/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch normalization, and the ReLU behind it if nobody else reads it. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class NormalizationVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Node.BatchNormalization node;
    private final transient RunningStatistics running;
    private final transient boolean isRectified;
    private final transient int readers;
    private final transient Recent<MapShape, NormalizationKernels> kernels;
    private final transient INDArray mean;
    private final transient INDArray variance;
    private transient INDArray positive;

    /**
     * @param isRectified whether it computes the ReLU behind it too
     * @param readers how many vertices read what it gives, if those are oneDNN's; otherwise 0
     */
    NormalizationVertex(
            ComputationGraph graph,
            LayerVertex stock,
            Node.BatchNormalization node,
            VertexFormats formats,
            boolean isRectified,
            int readers) {
        super(graph, stock, formats);
        this.isRectified = isRectified;
        this.readers = readers;
        this.node = node;
        running = new RunningStatistics(stock.getLayer(), node);
        kernels = new Recent<>(shape -> new NormalizationKernels(shape, (float) node.epsilon(), isRectified));
        mean = Nd4j.createUninitializedDetached(DataType.FLOAT, node.mean().length());
        variance = Nd4j.createUninitializedDetached(DataType.FLOAT, node.mean().length());
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        NormalizationKernels made = kernels.get(shape(maps));
        INDArray result = createResult(maps, shape(maps), readers, this::again, workspaces);
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC,
                maps,
                DNNL_ARG_DST,
                result,
                DNNL_ARG_SCALE,
                getLayer().getParam(GAMMA),
                DNNL_ARG_SHIFT,
                getLayer().getParam(BETA)));
        if (training) {
            arguments.put(DNNL_ARG_MEAN, mean);
            arguments.put(DNNL_ARG_VARIANCE, variance);
            if (isRectified) {
                positive = made.training().argument(DNNL_ARG_WORKSPACE, ArrayType.ACTIVATIONS, workspaces);
                arguments.put(DNNL_ARG_WORKSPACE, positive);
            }
            made.training().run(arguments);
        } else {
            INDArray runningVariance = workspaces.createUninitialized(
                    ArrayType.FF_WORKING_MEM, DataType.FLOAT, node.mean().length());
            running.variance(runningVariance);
            arguments.put(DNNL_ARG_MEAN, running.mean());
            arguments.put(DNNL_ARG_VARIANCE, runningVariance);
            made.inference().run(arguments);
        }
        return result;
    }

    /** Normalizes the maps of the last forward pass once more, in less than half of its time: what they are normalized by is known. */
    private void again(INDArray maps, INDArray result) {
        kernels.get(shape(maps))
                .inference()
                .run(Map.of(
                        DNNL_ARG_SRC, maps,
                        DNNL_ARG_DST, result,
                        DNNL_ARG_MEAN, mean,
                        DNNL_ARG_VARIANCE, variance,
                        DNNL_ARG_SCALE, getLayer().getParam(GAMMA),
                        DNNL_ARG_SHIFT, getLayer().getParam(BETA)));
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        Map<String, INDArray> views = gradientViews();
        // Where the gradient is nobody else's, in its place.
        INDArray result = GradientMemory.mayOverwrite(gradient) ? gradient : createGradient(maps, workspaces);
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, maps,
                DNNL_ARG_DIFF_DST, gradient,
                DNNL_ARG_DIFF_SRC, result,
                DNNL_ARG_MEAN, mean,
                DNNL_ARG_VARIANCE, variance,
                DNNL_ARG_SCALE, getLayer().getParam(GAMMA),
                DNNL_ARG_DIFF_SCALE, views.get(GAMMA),
                DNNL_ARG_DIFF_SHIFT, views.get(BETA)));
        if (isRectified) {
            arguments.put(DNNL_ARG_WORKSPACE, positive);
        }
        kernels.get(shape(maps)).backward().run(arguments);
        running.moveTowards(mean, variance, views);
        Gradient gradients = new DefaultGradient();
        for (ParameterTensor tensor : node.tensors()) {
            gradients.setGradientFor(tensor.key(), views.get(tensor.key()));
        }
        return new Pair<>(gradients, result);
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
