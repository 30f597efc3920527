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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten steps against the papers' formulas, with a learning rate that changes. More values than a vector instruction takes, and a rest. */
class UpdateTest {
    private static final int LENGTH = 37;
    private static final double TOLERANCE = 2e-6;

    private final double[] p = Numbers.random(1, LENGTH);
    private final Tensor parameters = single(p);

    private static Tensor single(double[] values) {
        return Numbers.tensor(values, ElementType.FLOAT32, ValueOrder.ROWS, values.length);
    }

    private static double learningRate(int step) {
        return 0.1 / (1 + 0.3 * step);
    }

    /** Sums over three images. */
    private static double[] tripled(double[] gradients) {
        return Arrays.stream(gradients).map(g -> 3 * g).toArray();
    }

    @Test
    void adam() {
        double[] m = new double[LENGTH];
        double[] s = new double[LENGTH];
        try (AdamUpdate update = new AdamUpdate(SESSION);
                Tensor mean = single(m);
                Tensor square = single(s)) {
            for (int step = 1; step <= 10; step++) {
                double rate = learningRate(step);
                double[] g = Numbers.random(step + 10, LENGTH);
                for (int i = 0; i < LENGTH; i++) {
                    m[i] = 0.9 * m[i] + 0.1 * g[i];
                    s[i] = 0.98 * s[i] + 0.02 * g[i] * g[i];
                    double first = m[i] / (1 - Math.pow(0.9, step));
                    double second = s[i] / (1 - Math.pow(0.98, step));
                    p[i] -= rate * first / (Math.sqrt(second) + 1e-4);
                }
                try (Tensor gradients = single(tripled(g))) {
                    update.step(
                            new AdamUpdate.Arrays(
                                    List.of(parameters), List.of(gradients), List.of(mean), List.of(square)),
                            new AdamUpdate.Settings(rate, 0.9, 0.98, 1e-4, 3),
                            step);
                }
            }
            Numbers.assertClose(p, parameters, TOLERANCE);
            Numbers.assertClose(m, mean, TOLERANCE);
            Numbers.assertClose(s, square, TOLERANCE);
        }
    }

    /** It is 0 in every third step, which the next one goes on from. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void momentum(boolean nesterov) {
        double[] v = Numbers.random(2, LENGTH);
        try (DescentUpdate update = new DescentUpdate(SESSION);
                Tensor velocity = single(v)) {
            for (int step = 1; step <= 10; step++) {
                double rate = learningRate(step);
                double momentum = step % 3 == 0 ? 0 : 0.9;
                double[] g = Numbers.random(step + 10, LENGTH);
                for (int i = 0; i < LENGTH; i++) {
                    v[i] = momentum * v[i] - rate * g[i];
                    p[i] += nesterov ? momentum * v[i] - rate * g[i] : v[i];
                }
                try (Tensor gradients = single(tripled(g))) {
                    update.step(
                            List.of(parameters),
                            List.of(gradients),
                            List.of(velocity),
                            new DescentUpdate.Settings(rate, momentum, nesterov, 3));
                }
            }
            Numbers.assertClose(p, parameters, TOLERANCE);
            Numbers.assertClose(v, velocity, TOLERANCE);
        }
    }

    /** Parameters of a layer are a part of the array of all. */
    @Test
    void aPartOfAnArray() {
        try (AdamUpdate update = new AdamUpdate(SESSION);
                Tensor gradients = single(Numbers.random(3, LENGTH));
                Tensor mean = single(new double[LENGTH]);
                Tensor square = single(new double[LENGTH]);
                Tensor part = parameters.view(5, 7);
                Tensor gradientPart = gradients.view(5, 7);
                Tensor meanPart = mean.view(5, 7);
                Tensor squarePart = square.view(5, 7)) {
            update.step(
                    new AdamUpdate.Arrays(List.of(part), List.of(gradientPart), List.of(meanPart), List.of(squarePart)),
                    new AdamUpdate.Settings(0.1, 0.9, 0.999, 1e-8, 1),
                    1);
            double[] g = Numbers.random(3, LENGTH);
            for (int i = 5; i < 12; i++) {
                // The first step of Adam goes by the gradient's sign.
                p[i] -= 0.1 * Math.signum(g[i]);
            }
            Numbers.assertClose(p, parameters, TOLERANCE);
        }
    }

    /** Parameters of several layers in one call, the last of which is another one than the first. */
    @Test
    void severalArraysAtOnce() {
        double[] g = Numbers.random(3, LENGTH);
        try (DescentUpdate update = new DescentUpdate(SESSION);
                Tensor gradients = single(tripled(g));
                Tensor velocity = single(new double[LENGTH]);
                Tensor first = parameters.view(0, 5);
                Tensor second = parameters.view(7, LENGTH - 7);
                Tensor firstGradient = gradients.view(0, 5);
                Tensor secondGradient = gradients.view(7, LENGTH - 7);
                Tensor firstVelocity = velocity.view(0, 5);
                Tensor secondVelocity = velocity.view(7, LENGTH - 7)) {
            update.step(
                    List.of(first, second),
                    List.of(firstGradient, secondGradient),
                    List.of(firstVelocity, secondVelocity),
                    new DescentUpdate.Settings(0.1, 0.9, false, 3));
            for (int i = 0; i < LENGTH; i++) {
                p[i] -= i == 5 || i == 6 ? 0 : 0.1 * g[i];
            }
            Numbers.assertClose(p, parameters, TOLERANCE);
        }
    }
}
