/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Affine;
import dev.stagecraft.program.Node;
import java.util.Arrays;
import java.util.List;

/** A batch normalization by its running statistics. */
final class BatchNormalizationOperators implements NodeOperators<Node.BatchNormalization> {
    @Override
    public String write(Node.BatchNormalization normalization, Vertex vertex) {
        return vertex.give(
                "BatchNormalization",
                List.of(
                        vertex.input(),
                        scale(normalization, vertex),
                        shift(normalization, vertex),
                        vertex.parameter(normalization.mean()),
                        vertex.parameter(normalization.variance())),
                Attributes.number("epsilon", normalization.epsilon()));
    }

    private static String scale(Node.BatchNormalization normalization, Vertex vertex) {
        return normalization.affine() instanceof Affine.Learned learned
                ? vertex.parameter(learned.scale())
                : repeated("weight", ((Affine.Fixed) normalization.affine()).scale(), normalization, vertex);
    }

    private static String shift(Node.BatchNormalization normalization, Vertex vertex) {
        return normalization.affine() instanceof Affine.Learned learned
                ? vertex.parameter(learned.shift())
                : repeated("bias", ((Affine.Fixed) normalization.affine()).shift(), normalization, vertex);
    }

    private static String repeated(String suffix, double value, Node.BatchNormalization normalization, Vertex vertex) {
        float[] values = new float[Math.toIntExact(normalization.mean().length())];
        Arrays.fill(values, (float) value);
        return vertex.numbers(suffix, () -> values, values.length);
    }
}
