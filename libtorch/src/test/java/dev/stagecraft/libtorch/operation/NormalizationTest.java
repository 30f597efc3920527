/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static dev.stagecraft.libtorch.TestSession.SESSION;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against plain loops in double precision, and their derivatives by finite differences. */
class NormalizationTest {
    private static final long[] SHAPE = {2, 4, 3, 5};
    private static final double EPSILON = 1e-3;

    private final ReferenceMaps reference = new ReferenceMaps(SHAPE);
    private final double[] x = Numbers.random(1, SHAPE);
    private final double[] a = Numbers.random(2, 4);
    private final double[] b = Numbers.random(3, 4);
    private final double[] weights = Numbers.random(4, SHAPE);
    private final Tensor scale = Numbers.tensor(a, 4);
    private final Tensor shift = Numbers.tensor(b, 4);

    @ParameterizedTest
    @EnumSource
    void batchNormalizationInTraining(ValueOrder order) {
        BatchNormalization normalization = new BatchNormalization(SESSION, EPSILON);
        try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE);
                Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, SHAPE)) {
            BatchNormalization.Normalized result = normalization.train(input, scale, shift);
            Numbers.assertClose(reference.normalized(x, a, b, EPSILON, 0), result.output(), 1e-10);
            Numbers.assertClose(mean(), result.mean(), 1e-10);
            Numbers.assertClose(inverseDeviation(), result.inverseDeviation(), 1e-10);
            BatchNormalization.Gradients gradients =
                    normalization.backward(gradient, input, scale, result.mean(), result.inverseDeviation());
            assertGradients(0, gradients.input(), gradients.scale(), gradients.shift());
        }
    }

    /** As every second channel of other maps, or with rows and columns exchanged. */
    @Test
    void batchNormalizationOfWhatLiesApart() {
        BatchNormalization normalization = new BatchNormalization(SESSION, EPSILON);
        long channels = 2 * SHAPE[1];
        try (Tensor values = Numbers.tensor(x, SHAPE);
                Tensor around = SESSION.empty(ElementType.FLOAT64, ValueOrder.CHANNELS_LAST, 2, channels, 3, 5);
                Tensor apart = around.view(0, SHAPE, new long[] {15 * channels, 2, 5 * channels, channels});
                Tensor exchanged =
                        SESSION.empty(ElementType.FLOAT64, 2 * 4 * 5 * 3).view(0, SHAPE, new long[] {60, 15, 1, 3})) {
            for (Tensor input : List.of(apart, exchanged)) {
                input.copyFrom(values);
                try (Tensor output = normalization.train(input, scale, shift).output()) {
                    Numbers.assertClose(reference.normalized(x, a, b, EPSILON, 0), output, 1e-10);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void groupNormalization(int groups) {
        GroupNormalization normalization = new GroupNormalization(SESSION, groups, EPSILON);
        for (ValueOrder order : ValueOrder.values()) {
            try (Tensor input = Numbers.tensor(x, ElementType.FLOAT64, order, SHAPE);
                    Tensor gradient = Numbers.tensor(weights, ElementType.FLOAT64, order, SHAPE)) {
                GroupNormalization.Normalized result = normalization.forward(input, scale, shift);
                Numbers.assertClose(reference.normalized(x, a, b, EPSILON, groups), result.output(), 1e-10);
                GroupNormalization.Gradients gradients =
                        normalization.backward(gradient, input, scale, result.mean(), result.inverseDeviation());
                assertGradients(groups, gradients.input(), gradients.scale(), gradients.shift());
            }
        }
    }

    private void assertGradients(int groups, Tensor input, Tensor byScale, Tensor byShift) {
        Numbers.assertClose(
                Numbers.gradient(v -> reference.normalized(v, a, b, EPSILON, groups), x, weights), input, 1e-6);
        Numbers.assertClose(
                Numbers.gradient(v -> reference.normalized(x, v, b, EPSILON, groups), a, weights), byScale, 1e-6);
        Numbers.assertClose(
                Numbers.gradient(v -> reference.normalized(x, a, v, EPSILON, groups), b, weights), byShift, 1e-6);
    }

    @Test
    void batchNormalizationByRunningStatistics() {
        double[] means = Numbers.random(5, 4);
        double[] variances = {0.3, 1, 2.5, 0.01};
        BatchNormalization normalization = new BatchNormalization(SESSION, EPSILON);
        try (Tensor input = Numbers.tensor(x, SHAPE);
                Tensor mean = Numbers.tensor(means, 4);
                Tensor variance = Numbers.tensor(variances, 4);
                Tensor gradient = Numbers.tensor(weights, SHAPE);
                Tensor output = normalization.infer(input, scale, shift, mean, variance)) {
            Numbers.assertClose(byStatistics(x, a, b, means, variances), output, 1e-10);
            BatchNormalization.Gradients gradients =
                    normalization.backwardOfInference(gradient, input, scale, mean, variance);
            Numbers.assertClose(
                    Numbers.gradient(v -> byStatistics(v, a, b, means, variances), x, weights),
                    gradients.input(),
                    1e-6);
            Numbers.assertClose(
                    Numbers.gradient(v -> byStatistics(x, v, b, means, variances), a, weights),
                    gradients.scale(),
                    1e-6);
            Numbers.assertClose(
                    Numbers.gradient(v -> byStatistics(x, a, v, means, variances), b, weights),
                    gradients.shift(),
                    1e-6);
        }
    }

    /** The numbers of a channel stay float32 beside maps of bfloat16. */
    @Test
    void bfloat16MapsWithFloat32Numbers() {
        BatchNormalization batch = new BatchNormalization(SESSION, EPSILON);
        GroupNormalization group = new GroupNormalization(SESSION, 2, EPSILON);
        try (Tensor input = Numbers.tensor(x, ElementType.BFLOAT16, ValueOrder.CHANNELS_LAST, SHAPE);
                Tensor gradient = Numbers.tensor(weights, ElementType.BFLOAT16, ValueOrder.CHANNELS_LAST, SHAPE);
                Tensor single = Numbers.tensor(a, ElementType.FLOAT32, ValueOrder.ROWS, 4);
                Tensor moved = Numbers.tensor(b, ElementType.FLOAT32, ValueOrder.ROWS, 4)) {
            BatchNormalization.Normalized normalized = batch.train(input, single, moved);
            Numbers.assertClose(reference.normalized(x, a, b, EPSILON, 0), normalized.output(), 0.03);
            Numbers.assertClose(mean(), normalized.mean(), 0.01);
            BatchNormalization.Gradients gradients =
                    batch.backward(gradient, input, single, normalized.mean(), normalized.inverseDeviation());
            Numbers.assertClose(
                    Numbers.gradient(v -> reference.normalized(v, a, b, EPSILON, 0), x, weights),
                    gradients.input(),
                    0.05);
            Numbers.assertClose(
                    Numbers.gradient(v -> reference.normalized(x, v, b, EPSILON, 0), a, weights),
                    gradients.scale(),
                    0.05);
            GroupNormalization.Normalized grouped = group.forward(input, single, moved);
            Numbers.assertClose(reference.normalized(x, a, b, EPSILON, 2), grouped.output(), 0.03);
            GroupNormalization.Gradients byGroups =
                    group.backward(gradient, input, single, grouped.mean(), grouped.inverseDeviation());
            Numbers.assertClose(
                    Numbers.gradient(v -> reference.normalized(v, a, b, EPSILON, 2), x, weights),
                    byGroups.input(),
                    0.05);
        }
    }

    private static double[] byStatistics(double[] x, double[] a, double[] b, double[] means, double[] variances) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int channel = i / 15 % 4;
            result[i] = (x[i] - means[channel]) / Math.sqrt(variances[channel] + EPSILON) * a[channel] + b[channel];
        }
        return result;
    }

    private double[] mean() {
        double[] mean = new double[4];
        for (int i = 0; i < x.length; i++) {
            mean[i / 15 % 4] += x[i] / 30;
        }
        return mean;
    }

    private double[] inverseDeviation() {
        double[] mean = mean();
        double[] variance = new double[4];
        for (int i = 0; i < x.length; i++) {
            variance[i / 15 % 4] += Math.pow(x[i] - mean[i / 15 % 4], 2) / 30;
        }
        double[] result = new double[4];
        for (int i = 0; i < 4; i++) {
            result[i] = 1 / Math.sqrt(variance[i] + EPSILON);
        }
        return result;
    }
}
