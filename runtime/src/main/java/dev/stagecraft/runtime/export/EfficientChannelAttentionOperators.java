/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;

/** Gates of a convolution along the channels' means: an image of one channel, with a row for each of them. */
final class EfficientChannelAttentionOperators implements LayerOperators<EfficientChannelAttention> {
    @Override
    public String write(EfficientChannelAttention attention, Layer layer, Vertex vertex) {
        int kernel = attention.getKernel();
        int padding = (kernel - 1) / 2;
        String means = vertex.step("means", "GlobalAveragePool", List.of(vertex.input()));
        String rows = vertex.step("rows", "Reshape", List.of(means, vertex.integers("rows_shape", 0, 1, -1, 1)));
        String weight = vertex.parameter(
                "conv.weight", layer.getParam(ConvolutionParamInitializer.WEIGHT_KEY), 1, 1, kernel, 1);
        String logits = vertex.step(
                "logits",
                "Conv",
                List.of(rows, weight),
                Attributes.integers("kernel_shape", kernel, 1),
                Attributes.integers("pads", padding, 0, padding, 0));
        String gates = vertex.step("gates", "Sigmoid", List.of(logits));
        // OpenCV (4.9, 4.14) computes no number of channels where it does not know the size of images.
        long channels = attention.getNIn();
        String gate = vertex.step("gate", "Reshape", List.of(gates, vertex.integers("gate_shape", 0, channels, 1, 1)));
        return vertex.give("Mul", List.of(vertex.input(), gate));
    }
}
