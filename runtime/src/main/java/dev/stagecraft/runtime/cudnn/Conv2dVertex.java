/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import dev.stagecraft.program.Node;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp.DynamicCustomOpsBuilder;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution by {@code conv2d} and {@code conv2d_bp}. ND4J gives them to cuDNN ({@code PLATFORM_CHECK} in {@code conv2d.cu}) if all
 * arrays are of {@code FLOAT}, {@code DOUBLE} or {@code HALF}, the padding is not causal and, backwards, the maps are
 * {@code [N, C, H, W]}. It takes the weight's memory to be in C order, and copies it unless it is
 * {@code [filters, channels, kH, kW]}, as Deeplearning4j has it. At each call it has cuDNN try all algorithms and takes the fastest
 * ({@code cudnnFindConvolutionForwardAlgorithm}), and the gradient of the maps is computed even where nobody needs it.
 */
@SuppressWarnings("overrides") // BaseGraphVertex and its interface differ in variable arity.
final class Conv2dVertex extends OperationVertex {
    private static final long serialVersionUID = 1L;

    /** The operations' number for padding that is given, rather than "same". */
    private static final int PADDED_AS_SAID = 0;
    /** The operations' number for maps {@code [N, C, H, W]}. */
    private static final int CHANNELS_FIRST = 0;
    /** The operations' number for weights {@code [filters, channels, kH, kW]}. */
    private static final int FILTERS_FIRST = 1;

    private final transient Node.Convolution node;
    private final transient ConvolutionLayer layer;

    Conv2dVertex(ComputationGraph graph, LayerVertex stock, Node.Convolution node) {
        super(graph, stock, node.in());
        this.node = node;
        layer = (ConvolutionLayer) stock.getLayer().conf().getLayer();
    }

    @Override
    INDArray forward(INDArray maps, boolean training, LayerWorkspaceMgr workspaces) {
        Padding padding = padding(maps);
        INDArray result = create(outputShape(maps), ArrayType.ACTIVATIONS, workspaces);
        INDArray extended = padding.extended(maps, ArrayType.FF_WORKING_MEM, workspaces);
        INDArray[] inputs =
                layer.hasBias() ? new INDArray[] {extended, weight(), bias()} : new INDArray[] {extended, weight()};
        Nd4j.exec(operation("conv2d", padding)
                .addInputs(inputs)
                .addOutputs(result)
                .build());
        return result;
    }

    @Override
    Pair<Gradient, INDArray> backward(INDArray maps, INDArray gradient, LayerWorkspaceMgr workspaces) {
        Padding padding = padding(maps);
        INDArray extended = padding.extended(maps, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray result = create(extended.shape(), padding.memoryOfGradient(), workspaces);
        Map<String, INDArray> views = gradientViews();
        INDArray ofWeight = views.get(WEIGHT_KEY);
        Gradient gradients = new DefaultGradient();
        DynamicCustomOpsBuilder operation = operation("conv2d_bp", padding);
        if (layer.hasBias()) {
            INDArray ofBias = views.get(BIAS_KEY);
            operation.addInputs(extended, weight(), bias(), gradient).addOutputs(result, ofWeight, ofBias);
            gradients.setGradientFor(BIAS_KEY, ofBias);
        } else {
            operation.addInputs(extended, weight(), gradient).addOutputs(result, ofWeight);
        }
        Nd4j.exec(operation.build());
        gradients.setGradientFor(WEIGHT_KEY, ofWeight, 'c');
        return new Pair<>(gradients, padding.unextended(result, workspaces));
    }

    private DynamicCustomOpsBuilder operation(String name, Padding padding) {
        return DynamicCustomOp.builder(name)
                .addIntegerArguments(
                        layer.getKernelSize()[0],
                        layer.getKernelSize()[1],
                        layer.getStride()[0],
                        layer.getStride()[1],
                        (int) padding.rows(),
                        (int) padding.columns(),
                        layer.getDilation()[0],
                        layer.getDilation()[1],
                        PADDED_AS_SAID,
                        CHANNELS_FIRST,
                        FILTERS_FIRST);
    }

    private INDArray weight() {
        return getLayer().getParam(WEIGHT_KEY);
    }

    private INDArray bias() {
        return getLayer().getParam(BIAS_KEY);
    }

    private Padding padding(INDArray maps) {
        return Padding.of(node, maps.size(2), maps.size(3));
    }

    /** With Deeplearning4j's own objections to what does not fit. */
    private long[] outputShape(INDArray maps) {
        ConvolutionMode mode = layer.getConvolutionMode();
        int[] sides = ConvolutionUtils.getOutputSize(
                maps,
                layer.getKernelSize(),
                layer.getStride(),
                mode == ConvolutionMode.Same ? null : layer.getPadding(),
                mode,
                layer.getDilation(),
                CNN2DFormat.NCHW);
        return new long[] {maps.size(0), layer.getNOut(), sides[0], sides[1]};
    }
}
