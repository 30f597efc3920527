/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.libtorch.TestSession;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps whose rate changes, beside torch.optim.SGD's formulas in 64 bits. */
class MomentumUpdateTest {
    private static final int LENGTH = 37;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stepsAreThoseOfPyTorch(boolean looksAhead) {
        Random random = new Random(3);
        float[] start = numbers(random);
        double[] expected = new double[LENGTH];
        double[] velocity = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            expected[i] = start[i];
        }
        try (MomentumUpdate update = new MomentumUpdate(TestSession.SESSION);
                Tensor parameters = TestSession.SESSION.of(start, LENGTH);
                Tensor gradients = TestSession.SESSION.of(start, LENGTH);
                Tensor velocities = TestSession.SESSION.of(new float[LENGTH], LENGTH)) {
            for (int step = 1; step <= 4; step++) {
                float[] slopes = numbers(random);
                gradients.copyFrom(slopes);
                double rate = 0.5 / step;
                update.step(
                        List.of(parameters),
                        List.of(gradients),
                        List.of(velocities),
                        new MomentumUpdate.Settings(rate, 0.9, looksAhead, 8));
                for (int i = 0; i < LENGTH; i++) {
                    double gradient = slopes[i] / 8.0;
                    velocity[i] = 0.9 * velocity[i] + gradient;
                    expected[i] -= rate * (looksAhead ? gradient + 0.9 * velocity[i] : velocity[i]);
                }
            }
            double[] actual = parameters.doubles();
            for (int i = 0; i < LENGTH; i++) {
                assertEquals(expected[i], actual[i], 1e-6);
            }
        }
    }

    private static float[] numbers(Random random) {
        float[] numbers = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
