/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients against central differences, in double precision, where a pass that draws numbers draws the same each time. All values of an array move
 * at once, in random directions: a value whose gradient is wrong is seen in each, since none of them moves by less than a half, and two wrong ones
 * do not cancel out in several directions.
 */
final class Slopes {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;
    private static final int DIRECTIONS = 3;

    private Slopes() {}

    /** Makes the next pass draw what other passes after this call draw. */
    static void seed() {
        Nd4j.getRandom().setSeed(3);
    }

    static void assertGradient(String name, DoubleSupplier loss, INDArray values, INDArray gradient) {
        assertArrayEquals(values.shape(), gradient.shape(), name);
        for (int number = 0; number < DIRECTIONS; number++) {
            INDArray direction = direction(number, values.shape());
            assertEquals(
                    slope(loss, values, direction),
                    gradient.mul(direction).sumNumber().doubleValue(),
                    TOLERANCE,
                    name + ", direction " + number);
        }
    }

    /** From four places, so that curves of the third order are straight. */
    private static double slope(DoubleSupplier loss, INDArray values, INDArray direction) {
        INDArray here = values.dup();
        DoubleUnaryOperator at = steps -> {
            values.assign(here.add(direction.mul(steps * STEP)));
            return loss.getAsDouble();
        };
        double near = at.applyAsDouble(1) - at.applyAsDouble(-1);
        double far = at.applyAsDouble(2) - at.applyAsDouble(-2);
        values.assign(here);
        return (8 * near - far) / (12 * STEP);
    }

    /** Numbers of a size between 0.5 and 1.5, above or below zero. */
    private static INDArray direction(int number, long[] shape) {
        Random random = new Random(number);
        double[] values = random.doubles(ArrayUtil.prodLong(shape), 0.5, 1.5)
                .map(size -> random.nextBoolean() ? size : -size)
                .toArray();
        return Nd4j.createFromArray(values).reshape(shape);
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
