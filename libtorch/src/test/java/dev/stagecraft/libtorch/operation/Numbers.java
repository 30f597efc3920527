/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.libtorch.TestSession;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Numbers for tests, and derivatives by finite differences, without libtorch. */
final class Numbers {
    private static final double STEP = 1e-5;

    private Numbers() {}

    /** Between -2 and 2, none closer to 0 than 0.01, where several functions have a bend. */
    static double[] random(long seed, long... shape) {
        Random random = new Random(seed);
        double[] values = new double[length(shape)];
        for (int i = 0; i < values.length; i++) {
            double value = random.nextDouble() * 1.99 + 0.01;
            values[i] = random.nextBoolean() ? value : -value;
        }
        return values;
    }

    static int length(long... shape) {
        int length = 1;
        for (long size : shape) {
            length *= (int) size;
        }
        return length;
    }

    static Tensor tensor(double[] values, ElementType type, ValueOrder order, long... shape) {
        try (Arena arena = Arena.ofConfined()) {
            return TestSession.SESSION
                    .empty(type, order, shape)
                    .copyFrom(arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values), ElementType.FLOAT64);
        }
    }

    static Tensor tensor(double[] values, long... shape) {
        return tensor(values, ElementType.FLOAT64, ValueOrder.ROWS, shape);
    }

    static void assertClose(double[] expected, Tensor actual, double tolerance) {
        double[] values = actual.doubles();
        assertEquals(expected.length, values.length, () -> "of " + actual);
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
            int place = i;
            assertEquals(expected[i], values[i], allowed, () -> "value " + place + " of " + actual);
        }
    }

    /** The gradient of {@code sum(weights f(x))} by x, by central differences. */
    static double[] gradient(UnaryOperator<double[]> function, double[] x, double[] weights) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            moved[i] = x[i] + STEP;
            double above = dot(weights, function.apply(moved));
            moved[i] = x[i] - STEP;
            gradient[i] = (above - dot(weights, function.apply(moved))) / (2 * STEP);
        }
        return gradient;
    }

    static double dot(double[] a, double[] b) {
        assertEquals(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
