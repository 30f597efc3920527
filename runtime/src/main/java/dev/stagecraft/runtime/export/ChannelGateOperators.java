/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.stagecraft.program.Gating;
import dev.stagecraft.program.Node;
import java.util.List;

/** Channels times factors, which are numbers between 0 and 1: {@code [N, C, 1, 1]}. */
final class ChannelGateOperators implements NodeOperators<Node.ChannelGate> {
    private static final AttributeProto ONE_PIXEL = Attributes.integers("kernel_shape", 1, 1);

    @Override
    public String write(Node.ChannelGate gate, Vertex vertex) {
        String factors = gate.gating() instanceof Gating.Neighbours neighbours
                ? factors(neighbours, gate.site().channels(), vertex)
                : factors((Gating.Perceptron) gate.gating(), vertex);
        return vertex.give("Mul", List.of(vertex.input(), factors));
    }

    /** A convolution along the channels' means: an image of one channel, with a row for each of them. */
    private static String factors(Gating.Neighbours neighbours, long channels, Vertex vertex) {
        int kernel = neighbours.kernel();
        int padding = (kernel - 1) / 2;
        String means = vertex.step("means", "GlobalAveragePool", List.of(vertex.input()));
        String rows = vertex.step("rows", "Reshape", List.of(means, vertex.integers("rows_shape", 0, 1, -1, 1)));
        String weight = vertex.parameter(neighbours.weight(), 1, 1, kernel, 1);
        String logits = vertex.step(
                "logits",
                "Conv",
                List.of(rows, weight),
                Attributes.integers("kernel_shape", kernel, 1),
                Attributes.integers("pads", padding, 0, padding, 0));
        String gates = vertex.step("gates", "Sigmoid", List.of(logits));
        // OpenCV (4.9, 4.14) computes no number of channels where it does not know the size of images.
        return vertex.step("gate", "Reshape", List.of(gates, vertex.integers("gate_shape", 0, channels, 1, 1)));
    }

    /**
     * A perceptron's sum for means and maxima. Its layers are 1x1 convolutions of {@code [N, C, 1, 1]}; the second is linear, so that it takes the
     * sum of both, and has its bias twice.
     */
    private static String factors(Gating.Perceptron perceptron, Vertex vertex) {
        List<String> input = List.of(vertex.input());
        long squeezed = perceptron.squeezed();
        long channels = perceptron.channels();
        String weight = vertex.parameter(perceptron.squeeze(), squeezed, channels, 1, 1);
        String bias = vertex.parameter(perceptron.squeezeBias());
        String mean = hidden("mean", vertex.step("mean", "GlobalAveragePool", input), weight, bias, vertex);
        String maximum = hidden("maximum", vertex.step("maximum", "GlobalMaxPool", input), weight, bias, vertex);
        String sum = vertex.step("sum", "Add", List.of(mean, maximum));
        List<String> expanded = List.of(
                sum,
                vertex.parameter(perceptron.expand(), channels, squeezed, 1, 1),
                vertex.parameter(perceptron.expandBias(), ChannelGateOperators::twice, channels));
        String logits = vertex.step("logits", "Conv", expanded, ONE_PIXEL);
        return vertex.step("gate", "Sigmoid", List.of(logits));
    }

    private static String hidden(String path, String pooled, String weight, String bias, Vertex vertex) {
        String sums = vertex.step(path + "_squeezed", "Conv", List.of(pooled, weight, bias), ONE_PIXEL);
        return vertex.step(path + "_hidden", "Relu", List.of(sums));
    }

    private static float[] twice(float[] numbers) {
        float[] twice = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            twice[i] = 2 * numbers[i];
        }
        return twice;
    }
}
