/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.GroupNormalization;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;

/**
 * A group normalization, which ONNX has, with a scale for each channel, only from opset 21 on. A group is one channel of an instance
 * normalization, as PyTorch exports it.
 */
final class GroupNormalizationOperators implements LayerOperators<GroupNormalization> {
    @Override
    public String write(GroupNormalization normalization, Layer layer, Vertex vertex) {
        int groups = normalization.getGroups();
        long channels = normalization.getNOut();
        String shape = vertex.step("shape", "Shape", List.of(vertex.input()));
        String grouped = vertex.step(
                "grouped", "Reshape", List.of(vertex.input(), vertex.integers("grouped_shape", 0, groups, -1)));
        String ones = vertex.numbers("ones", () -> filled(groups, 1), groups);
        String zeros = vertex.numbers("zeros", () -> filled(groups, 0), groups);
        String normalized = vertex.step(
                "normalized",
                "InstanceNormalization",
                List.of(grouped, ones, zeros),
                Attributes.number("epsilon", normalization.getEps()));
        String maps = vertex.step("maps", "Reshape", List.of(normalized, shape));
        String scaled = vertex.step(
                "scaled",
                "Mul",
                List.of(maps, perChannel("weight", BatchNormalizationParamInitializer.GAMMA, channels, layer, vertex)));
        return vertex.give(
                "Add",
                List.of(scaled, perChannel("bias", BatchNormalizationParamInitializer.BETA, channels, layer, vertex)));
    }

    private static String perChannel(String suffix, String key, long channels, Layer layer, Vertex vertex) {
        return vertex.parameter(suffix, layer.getParam(key), channels, 1, 1);
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
