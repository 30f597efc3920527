/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;

/** What each number of 16 bits is in 32, exactly. */
final class Widening {
    private static final int NUMBERS = 1 << 16;
    private static final int CHUNK = 1 << 13;

    private static final Widening HALF = new Widening(Widening::half);
    private static final Widening BRAIN = new Widening(bits -> Float.intBitsToFloat(bits << 16));

    private final float[] table = new float[NUMBERS];

    private Widening(IntToDoubleFunction number) {
        for (int bits = 0; bits < NUMBERS; bits++) {
            table[bits] = (float) number.applyAsDouble(bits);
        }
    }

    static boolean supports(DataType type) {
        return type == DataType.FLOAT16 || type == DataType.BFLOAT16;
    }

    static Widening of(DataType type) {
        return type == DataType.FLOAT16 ? HALF : BRAIN;
    }

    /** The number that has these bits. */
    float of(short bits) {
        return table[Short.toUnsignedInt(bits)];
    }

    /** IEEE 754: a bit for the sign, 5 for the exponent and 10 for the fraction. */
    private static double half(int bits) {
        double sign = bits >> 15 == 0 ? 1 : -1;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return fraction == 0 ? sign / 0 : Double.NaN;
        }
        return exponent == 0 ? sign * fraction * 0x1p-24 : sign * (0x400 + fraction) * Math.pow(2, exponent - 25);
    }

    void copy(Pointer from, FloatPointer to, long length) {
        ShortBuffer numbers = new BytePointer(from)
                .capacity(length * Short.BYTES)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        FloatBuffer wide = to.capacity(length).asBuffer();
        short[] narrow = new short[CHUNK];
        float[] chunk = new float[CHUNK];
        while (numbers.hasRemaining()) {
            int count = Math.min(CHUNK, numbers.remaining());
            numbers.get(narrow, 0, count);
            for (int i = 0; i < count; i++) {
                chunk[i] = of(narrow[i]);
            }
            wide.put(chunk, 0, count);
        }
    }
}
