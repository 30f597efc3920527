/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.layers.WeightStandardization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution, of groups of channels or of all, by its weight as it is or standardized. */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class ConvolutionVertex extends OneDnnVertex {
    private static final long serialVersionUID = 1L;

    private final transient Node.Convolution convolution;
    private final transient Optional<WeightStandardization> standardization;
    private final transient boolean isFirst;
    private final transient Recent<MapShape, ConvolutionKernels> kernels;

    /** @param isFirst whether it alone takes the network's input, whose gradient nobody needs */
    ConvolutionVertex(
            ComputationGraph graph,
            LayerVertex stock,
            Node.Convolution convolution,
            VertexFormats formats,
            boolean isFirst) {
        super(graph, stock, formats);
        this.isFirst = isFirst;
        this.convolution = convolution;
        standardization = convolution.standardization().map(of -> new WeightStandardization(of.epsilon()));
        kernels = new Recent<>(shape -> new ConvolutionKernels(convolution, shape, formats.computes()));
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        if (shape(maps).channels() != convolution.in()) {
            throw new IllegalArgumentException("The images have the wrong number of channels: " + getVertexName()
                    + " takes " + convolution.in() + ", not " + shape(maps).channels() + ".");
        }
        ConvolutionKernels made = kernels.get(shape(maps));
        INDArray result = createResult(made.output(), workspaces);
        Map<Integer, INDArray> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result));
        if (convolution.bias().isPresent()) {
            arguments.put(DNNL_ARG_BIAS, getLayer().getParam(BIAS_KEY));
        }
        runWithWeight(made.forward(), made.forwardWeight(), arguments);
        return result;
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        ConvolutionKernels made = kernels.get(shape(maps));
        Gradient gradients = parameterGradient(made, maps, gradient);
        return new Pair<>(gradients, isFirst ? null : mapGradient(made, maps, gradient, workspaces));
    }

    private INDArray mapGradient(
            ConvolutionKernels made, INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray result = createGradient(maps, workspaces);
        runWithWeight(
                made.backwardData(),
                made.backwardDataWeight(),
                Map.of(DNNL_ARG_DIFF_DST, gradient, DNNL_ARG_DIFF_SRC, result));
        return result;
    }

    private Gradient parameterGradient(ConvolutionKernels made, INDArray maps, INDArray gradient) {
        Map<String, INDArray> views = gradientViews();
        INDArray ofWeight = views.get(WEIGHT_KEY);
        Optional<INDArray> ofBias = convolution.bias().map(bias -> views.get(BIAS_KEY));
        made.weightGradient().run(maps, gradient, ofWeight, ofBias);
        standardization.ifPresent(of -> of.backpropagate(getLayer().getParam(WEIGHT_KEY), ofWeight));
        Gradient result = new DefaultGradient();
        ofBias.ifPresent(array -> result.setGradientFor(BIAS_KEY, array));
        result.setGradientFor(WEIGHT_KEY, ofWeight, 'c');
        return result;
    }

    /** Runs a primitive with the weight in the order that it reads, which the weight is brought into first. */
    private void runWithWeight(Kernel reader, Kernel reorder, Map<Integer, INDArray> arguments) {
        INDArray weight = getLayer().getParam(WEIGHT_KEY);
        INDArray convolved = standardization.map(of -> of.of(weight)).orElse(weight);
        try (WorkingMemory memory = WorkingMemory.take()) {
            Pointer ordered = memory.of(reader.size(DNNL_ARG_WEIGHTS));
            reorder.run(Map.of(DNNL_ARG_FROM, convolved), Map.of(DNNL_ARG_TO, ordered));
            reader.run(arguments, Map.of(DNNL_ARG_WEIGHTS, ordered));
        }
    }

    @Override
    public void close() {
        super.close();
        kernels.close();
    }
}
