/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static dev.stagecraft.libtorch.TestSession.SESSION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against plain loops in double precision, and their derivatives by finite differences. */
class PoolsTest {
    private static final long[] SHAPE = {2, 3, 7, 6};

    private final ReferenceMaps reference = new ReferenceMaps(SHAPE);
    private final double[] x = Numbers.random(1, SHAPE);

    static Stream<Arguments> windows() {
        return Stream.of(
                arguments("3x3, stride 2, padded", Window.of(3, 2, 1)),
                arguments("2x2", Window.of(2, 2, 0)),
                arguments("3x3, stride 1, padded", Window.of(3, 1, 1)),
                arguments("oblong", new Window(3, 2, 1, 2, 1, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("windows")
    void maxima(String name, Window window) {
        double[] expected = reference.maxima(x, window);
        double[] weights = Numbers.random(2, expected.length);
        double[] slopes = Numbers.gradient(v -> reference.maxima(v, window), x, weights);
        MaxPool pool = new MaxPool(SESSION, window);
        for (ValueOrder order : ValueOrder.values()) {
            try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE)) {
                MaxPool.Pooled pooled = pool.forward(input);
                try (Tensor output = pooled.output();
                        Tensor places = pooled.places();
                        Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, output.shape());
                        Tensor result = pool.backward(gradient, input, places)) {
                    Numbers.assertClose(expected, output, 0);
                    Numbers.assertClose(slopes, result, 1e-6);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("windows")
    void means(String name, Window window) {
        for (boolean counts : new boolean[] {false, true}) {
            double[] expected = reference.means(x, window, counts);
            double[] weights = Numbers.random(2, expected.length);
            double[] slopes = Numbers.gradient(v -> reference.means(v, window, counts), x, weights);
            AveragePool pool = new AveragePool(SESSION, window, counts);
            for (ValueOrder order : ValueOrder.values()) {
                try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE);
                        Tensor output = pool.forward(input);
                        Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, output.shape());
                        Tensor result = pool.backward(gradient, input)) {
                    Numbers.assertClose(expected, output, 1e-12);
                    Numbers.assertClose(slopes, result, 1e-6);
                }
            }
        }
    }

    /** Rows and columns on one side only, of zeros and of what never is a maximum. */
    @Test
    void padding() {
        Padding.Sides sides = new Padding.Sides(0, 1, 2, 0, 1, 2);
        for (double value : new double[] {0, Double.NEGATIVE_INFINITY}) {
            Padding padding = new Padding(SESSION, sides, value);
            double[] expected = padded(x, value);
            double[] weights = Numbers.random(2, expected.length);
            for (ValueOrder order : ValueOrder.values()) {
                try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE);
                        Tensor output = padding.forward(input);
                        Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, output.shape());
                        Tensor result = padding.backward(gradient)) {
                    assertArrayEquals(expected, output.doubles());
                    Numbers.assertClose(Numbers.gradient(v -> padded(v, 0), x, weights), result, 1e-6);
                }
            }
        }
    }

    /** A row below, two columns on the left, a channel before and two after. */
    private static double[] padded(double[] x, double value) {
        double[] result = new double[2 * 6 * 8 * 8];
        Arrays.fill(result, value);
        for (int i = 0; i < x.length; i++) {
            int n = i / (3 * 7 * 6);
            int c = i / (7 * 6) % 3;
            int row = i / 6 % 7;
            int column = i % 6;
            result[((n * 6 + c + 1) * 8 + row) * 8 + column + 2] = x[i];
        }
        return result;
    }

    @Test
    void subsampling() {
        Subsampling subsampling = new Subsampling(SESSION, 2);
        double[] expected = taken(x);
        double[] weights = Numbers.random(2, expected.length);
        for (ValueOrder order : ValueOrder.values()) {
            try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE);
                    Tensor output = subsampling.forward(input);
                    Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, output.shape());
                    Tensor result = subsampling.backward(gradient, order, SHAPE)) {
                Numbers.assertClose(expected, output, 0);
                Numbers.assertClose(Numbers.gradient(PoolsTest::taken, x, weights), result, 1e-6);
            }
        }
    }

    private static double[] taken(double[] x) {
        return IntStream.range(0, x.length)
                .filter(i -> i % 6 % 2 == 0 && i / 6 % 7 % 2 == 0)
                .mapToDouble(i -> x[i])
                .toArray();
    }

    @Test
    void blur() {
        for (int stride = 1; stride <= 2; stride++) {
            int step = stride;
            double[] expected = reference.blurred(x, step);
            double[] weights = Numbers.random(2, expected.length);
            double[] slopes = Numbers.gradient(v -> reference.blurred(v, step), x, weights);
            for (ValueOrder order : ValueOrder.values()) {
                try (Blur blur = new Blur(SESSION, 3, step, ElementType.FLOAT64);
                        Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE);
                        Tensor output = blur.forward(input);
                        Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, output.shape());
                        Tensor result = blur.backward(gradient, input)) {
                    Numbers.assertClose(expected, output, 1e-12);
                    Numbers.assertClose(slopes, result, 1e-6);
                }
            }
        }
    }

    /** Global pools are reductions over rows and columns. */
    @Test
    void sumsAndMeans() {
        Reductions reductions = new Reductions(SESSION);
        Integers rowsAndColumns = new Integers(2, 3);
        double[] sums = new double[6];
        for (int i = 0; i < x.length; i++) {
            sums[i / 42] += x[i];
        }
        try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, ValueOrder.CHANNELS_LAST, SHAPE);
                Tensor sum = reductions.sum(input, rowsAndColumns);
                Tensor mean = reductions.mean(input, rowsAndColumns)) {
            Numbers.assertClose(sums, sum, 1e-12);
            Numbers.assertClose(Arrays.stream(sums).map(s -> s / 42).toArray(), mean, 1e-12);
            assertArrayEquals(new long[] {2, 3, 1, 1}, mean.shape());
        }
    }

    @Test
    void maximaOverChannels() {
        Reductions reductions = new Reductions(SESSION);
        double[] expected = maximaOverChannels(x);
        double[] weights = Numbers.random(2, expected.length);
        try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, ValueOrder.CHANNELS_LAST, SHAPE);
                Tensor gradient = Numbers.tensor(weights, 2, 1, 7, 6)) {
            Reductions.Maxima maxima = reductions.maximum(input, 1);
            try (Tensor output = maxima.values();
                    Tensor places = maxima.places();
                    Tensor result = reductions.maximumBackward(gradient, 1, places, SHAPE)) {
                Numbers.assertClose(expected, output, 0);
                Numbers.assertClose(Numbers.gradient(PoolsTest::maximaOverChannels, x, weights), result, 1e-6);
            }
        }
    }

    private static double[] maximaOverChannels(double[] x) {
        double[] result = new double[2 * 42];
        Arrays.fill(result, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            int place = i / (3 * 42) * 42 + i % 42;
            result[place] = Math.max(result[place], x[i]);
        }
        return result;
    }
}
