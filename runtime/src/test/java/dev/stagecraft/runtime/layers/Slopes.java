/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients against central differences, in double precision, where a pass that draws numbers draws the same each time. */
final class Slopes {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private Slopes() {}

    /** Makes the next pass draw what other passes after this call draw. */
    static void seed() {
        Nd4j.getRandom().setSeed(3);
    }

    static void assertGradient(String name, DoubleSupplier loss, INDArray values, INDArray gradient) {
        assertArrayEquals(values.shape(), gradient.shape(), name);
        for (long index = 0; index < values.length(); index++) {
            long[] position = Shape.ind2subC(values.shape(), index);
            double value = values.getDouble(position);
            values.putScalar(position, value + STEP);
            double above = loss.getAsDouble();
            values.putScalar(position, value - STEP);
            double below = loss.getAsDouble();
            values.putScalar(position, value);
            double slope = (above - below) / (2 * STEP);
            assertEquals(slope, gradient.getDouble(position), TOLERANCE, name + "[" + index + "]");
        }
    }

    /** All parameters of a network, in the workspaces of a training. */
    static void assertGradients(ComputationGraph network, DataSet data) {
        network.setInputs(data.getFeatures());
        network.setLabels(data.getLabels());
        seed();
        network.computeGradientAndScore();
        Map<String, INDArray> gradients = copy(network.gradient());
        assertEquals(network.paramTable().keySet(), gradients.keySet());
        long batch = data.getFeatures().size(0);
        // Gradients are sums over the batch, and the score is their mean.
        network.paramTable()
                .forEach((name, values) -> assertGradient(
                        name,
                        () -> {
                            seed();
                            return network.score(data, true) * batch;
                        },
                        values,
                        gradients.get(name)));
    }

    /** The gradients, which the next pass will overwrite. */
    static Map<String, INDArray> copy(Gradient gradient) {
        return gradient.gradientForVariable().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().dup()));
    }
}
