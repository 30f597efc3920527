/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.vertices.Geometry;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution, {@code [N, C, H, W]}, of all channels or of groups of them. The weights have the order of ONNX. */
record Convolution(int groups) implements LayerOperators<ConvolutionLayer> {
    @Override
    public String write(ConvolutionLayer convolution, Layer layer, Vertex vertex) {
        if (convolution.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            throw vertex.refusal(convolution, "its channels come last; set the data format NCHW.");
        }
        List<String> inputs = new ArrayList<>();
        inputs.add(vertex.input());
        INDArray weight = layer.getParam(ConvolutionParamInitializer.WEIGHT_KEY);
        inputs.add(
                convolution instanceof StandardizedConvolution standardized
                        ? vertex.numbers("weight", () -> standardized(standardized, weight), weight.shape())
                        : vertex.parameter("weight", weight));
        if (convolution.hasBias()) {
            inputs.add(vertex.parameter(
                    "bias", layer.getParam(ConvolutionParamInitializer.BIAS_KEY), convolution.getNOut()));
        }
        String sums = ActivationFunctions.sums(convolution.getActivationFn(), vertex);
        vertex.graph()
                .node(
                        "Conv",
                        sums,
                        inputs,
                        Attributes.integers("kernel_shape", convolution.getKernelSize()),
                        Attributes.integers("strides", convolution.getStride()),
                        Attributes.integers("dilations", convolution.getDilation()),
                        Windows.padding(Geometry.of(convolution), convolution, vertex),
                        Attributes.integer("group", groups));
        return ActivationFunctions.write(convolution.getActivationFn(), vertex, sums);
    }

    /** What images are convolved with, once and for all. */
    private static float[] standardized(StandardizedConvolution convolution, INDArray weight) {
        try (INDArray result = convolution.standardization().of(weight)) {
            return Vertex.floats(result);
        }
    }
}
