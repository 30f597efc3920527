/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import java.util.Arrays;
import java.util.List;

/**
 * A group normalization, which ONNX has, with a scale for each channel, only from opset 21 on. A group is one channel of an instance
 * normalization, as PyTorch exports it.
 */
final class GroupNormalizationOperators implements NodeOperators<Node.GroupNormalization> {
    @Override
    public String write(Node.GroupNormalization normalization, Vertex vertex) {
        int groups = normalization.groups();
        String shape = vertex.step("shape", "Shape", List.of(vertex.input()));
        String grouped = vertex.step(
                "grouped", "Reshape", List.of(vertex.input(), vertex.integers("grouped_shape", 0, groups, -1)));
        String ones = vertex.numbers("ones", () -> filled(groups, 1), groups);
        String zeros = vertex.numbers("zeros", () -> filled(groups, 0), groups);
        String normalized = vertex.step(
                "normalized",
                "InstanceNormalization",
                List.of(grouped, ones, zeros),
                Attributes.number("epsilon", normalization.epsilon()));
        String maps = vertex.step("maps", "Reshape", List.of(normalized, shape));
        String scaled = vertex.step("scaled", "Mul", List.of(maps, perChannel(normalization.scale(), vertex)));
        return vertex.give("Add", List.of(scaled, perChannel(normalization.shift(), vertex)));
    }

    private static String perChannel(ParameterTensor tensor, Vertex vertex) {
        return vertex.parameter(tensor, tensor.length(), 1, 1);
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
