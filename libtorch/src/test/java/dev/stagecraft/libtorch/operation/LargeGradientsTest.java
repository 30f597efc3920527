/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static dev.stagecraft.libtorch.TestSession.SESSION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient of a ReLU by maps that are large enough for memory that is lent, which it lies in then, wherever what it is computed of does. */
class LargeGradientsTest {
    private static final long[] SHAPE = {2, 16, 64, 64};
    private static final int LENGTH = 2 * 16 * 64 * 64;

    private final ActivationFunction rectifier = new Activations(SESSION).rectifier();
    private final float[] outputs = new float[LENGTH];
    private final float[] gradients = new float[LENGTH];
    private final float[] expected = new float[LENGTH];

    /** Numbers that bfloat16 has; every third output is positive, and the others are zeros of either sign. */
    LargeGradientsTest() {
        for (int i = 0; i < LENGTH; i++) {
            outputs[i] = i % 3 == 0 ? 1 + i % 7 : i % 3 == 1 ? 0f : -0f;
            gradients[i] = i % 101 - 50;
            expected[i] = outputs[i] > 0 ? gradients[i] : 0;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, false, false",
        "FLOAT32, false, true",
        "FLOAT32, true, false",
        "FLOAT32, true, true",
        "BFLOAT16, false, false",
        "BFLOAT16, false, true",
        "BFLOAT16, true, false",
        "BFLOAT16, true, true"
    })
    void areOfThePositiveAndLieInLentMemory(ElementType type, boolean isLent, boolean isInPlace) {
        Tensor gradient = maps(type, isLent).copyFrom(gradients);
        try (Tensor output = maps(type, false).copyFrom(outputs);
                Tensor result = isInPlace
                        ? rectifier.backwardInPlace(gradient, output)
                        : rectifier.backward(gradient, output)) {
            assertArrayEquals(expected, withoutSigns(result.floats()));
            assertFalse(SESSION.settles(result), "it lies on the C library's heap");
        }
        if (!isInPlace) {
            try (gradient) {
                assertArrayEquals(gradients, gradient.floats());
            }
        }
    }

    private static Tensor maps(ElementType type, boolean isLent) {
        return isLent
                ? SESSION.brief(type, ValueOrder.CHANNELS_LAST, SHAPE)
                : SESSION.empty(type, ValueOrder.CHANNELS_LAST, SHAPE);
    }

    /** Zeros of either sign are 0. */
    private static float[] withoutSigns(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += 0f;
        }
        return values;
    }
}
