/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.stagecraft.runtime.layers.ChannelAttention;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;

/**
 * Gates of a perceptron's sum for means and maxima. Its layers are 1x1 convolutions of {@code [N, C, 1, 1]}; the second is linear, so
 * that it takes the sum of both, and has its bias twice.
 */
final class ChannelAttentionOperators implements LayerOperators<ChannelAttention> {
    private static final AttributeProto ONE_PIXEL = Attributes.integers("kernel_shape", 1, 1);

    @Override
    public String write(ChannelAttention attention, Layer layer, Vertex vertex) {
        List<String> input = List.of(vertex.input());
        long squeezed = attention.getSqueezed();
        long channels = attention.getNIn();
        String weight = vertex.parameter("fc1.weight", layer.getParam("W1"), squeezed, channels, 1, 1);
        String bias = vertex.parameter("fc1.bias", layer.getParam("b1"), squeezed);
        String mean = hidden("mean", vertex.step("mean", "GlobalAveragePool", input), weight, bias, vertex);
        String maximum = hidden("maximum", vertex.step("maximum", "GlobalMaxPool", input), weight, bias, vertex);
        String sum = vertex.step("sum", "Add", List.of(mean, maximum));
        String logits = vertex.step(
                "logits",
                "Conv",
                List.of(
                        sum,
                        vertex.parameter("fc2.weight", layer.getParam("W2"), channels, squeezed, 1, 1),
                        vertex.numbers(
                                "fc2.bias",
                                () -> Vertex.floats(layer.getParam("b2").mul(2)),
                                channels)),
                ONE_PIXEL);
        return vertex.give("Mul", List.of(vertex.input(), vertex.step("gate", "Sigmoid", List.of(logits))));
    }

    private static String hidden(String path, String pooled, String weight, String bias, Vertex vertex) {
        String sums = vertex.step(path + "_squeezed", "Conv", List.of(pooled, weight, bias), ONE_PIXEL);
        return vertex.step(path + "_hidden", "Relu", List.of(sums));
    }
}
