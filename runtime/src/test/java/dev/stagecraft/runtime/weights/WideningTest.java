/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class WideningTest {
    private static float[] widened(DataType type, int... bits) {
        ByteBuffer numbers = ByteBuffer.allocateDirect(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : bits) {
            numbers.putShort((short) number);
        }
        try (FloatPointer wide = new FloatPointer(bits.length)) {
            Widening.of(type).copy(new BytePointer(numbers.flip()), wide, bits.length);
            float[] values = new float[bits.length];
            wide.position(0).get(values);
            return values;
        }
    }

    /** The examples of the articles on "half-precision" and "bfloat16" formats, and of IEEE 754's limits. */
    @ParameterizedTest
    @CsvSource({
        "HALF, 0x0000, 0",
        "HALF, 0x0001, 5.9604645e-8",
        "HALF, 0x03ff, 6.097555e-5",
        "HALF, 0x0400, 6.1035156e-5",
        "HALF, 0x3555, 0.33325195",
        "HALF, 0x3bff, 0.99951172",
        "HALF, 0x3c00, 1",
        "HALF, 0x3c01, 1.0009765625",
        "HALF, 0x7bff, 65504",
        "HALF, 0x7c00, Infinity",
        "HALF, 0xc000, -2",
        "HALF, 0xfc00, -Infinity",
        "HALF, 0x7e00, NaN",
        "BFLOAT16, 0x3f80, 1",
        "BFLOAT16, 0xc000, -2",
        "BFLOAT16, 0x7f7f, 3.3895314e38",
        "BFLOAT16, 0x0080, 1.17549435e-38",
        "BFLOAT16, 0x4049, 3.140625",
        "BFLOAT16, 0x3eab, 0.33398438",
        "BFLOAT16, 0x7fc1, NaN"
    })
    void aNumberIsExact(DataType type, String bits, float expected) {
        assertEquals(expected, widened(type, Integer.decode(bits))[0]);
    }

    @Test
    void manyNumbersKeepTheirPlaces() {
        int[] bits = new int[20_000];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = i % 0x7f00;
        }
        float[] values = widened(DataType.BFLOAT16, bits);
        for (int i = 0; i < bits.length; i++) {
            assertEquals(Float.intBitsToFloat(bits[i] << 16), values[i]);
        }
    }
}
