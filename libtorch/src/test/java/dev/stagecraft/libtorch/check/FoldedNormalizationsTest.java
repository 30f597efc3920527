/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers, for which normalizations are folded into convolutions, beside the values of all nodes, for which they are not. */
class FoldedNormalizationsTest {
    private static final NetworkProgram RESNET_20 = Programs.resNet20();

    /** After some steps, so that statistics, scales and shifts are all kinds of numbers; and after more, when all of them have changed. */
    @ParameterizedTest
    @CsvSource({"FLOAT32, 1e-5", "BFLOAT16, 0.03"})
    void answersAreThoseOfTheNormalizationsThemselves(Arithmetic arithmetic, double tolerance) {
        try (Training training = new Training(RESNET_20, "cpu", arithmetic)) {
            for (int round = 0; round < 2; round++) {
                for (int step = 0; step < 6; step++) {
                    training.step(step, training.batch(8, 32, 10, step));
                }
                Training.Batch batch = training.batch(4, 32, 10, 99);
                float[] folded = answer(training, batch);
                float[] plain = training.network()
                        .values(RESNET_20.results(), false, batch.images(), batch.shape())
                        .get(0)
                        .numbers();
                assertArrayEquals(plain, folded, (float) tolerance);
                assertArrayEquals(folded, answer(training, batch));
            }
        }
    }

    /** By the same parameters in 32 bits. */
    @Test
    void answersInBfloat16AreThoseOf32Bits() {
        try (Training wide = new Training(RESNET_20, "cpu", Arithmetic.FLOAT32);
                Training narrow = new Training(RESNET_20, "cpu", Arithmetic.BFLOAT16)) {
            Training.Batch batch = wide.batch(8, 32, 10, 99);
            float[] expected = answer(wide, batch);
            float[] actual = answer(narrow, batch);
            assertArrayEquals(expected, actual, 0x1p-5f);
            assertFalse(Arrays.equals(expected, actual));
        }
    }

    private static float[] answer(Training training, Training.Batch batch) {
        return training.network().answer(batch.images(), batch.shape()).get(0).numbers();
    }
}
