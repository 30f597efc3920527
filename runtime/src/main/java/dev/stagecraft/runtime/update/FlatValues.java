/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of 32-bit numbers that are read and written where they are. */
public final class FlatValues {
    private static final int CHUNK = 1 << 12;

    private FlatValues() {}

    /**
     * {@return an array of zeros}
     *
     * @param length how many
     */
    public static INDArray zeros(long length) {
        return Nd4j.zeros(DataType.FLOAT, length);
    }

    /**
     * {@return the values of an array that lie one behind the other, as long as the array is there}
     *
     * @param array of 32-bit numbers
     */
    public static FloatBuffer of(INDArray array) {
        return new FloatPointer(array.data().addressPointer())
                .capacity(array.length())
                .asBuffer();
    }

    /**
     * Adds numbers to others.
     *
     * @param sums become larger
     * @param summands as many
     */
    public static void add(FloatBuffer sums, FloatBuffer summands) {
        float[] one = new float[CHUNK];
        float[] other = new float[CHUNK];
        for (int from = 0; from < sums.capacity(); from += CHUNK) {
            int count = Math.min(CHUNK, sums.capacity() - from);
            sums.get(from, one, 0, count);
            summands.get(from, other, 0, count);
            for (int i = 0; i < count; i++) {
                one[i] += other[i];
            }
            sums.put(from, one, 0, count);
        }
    }

    /**
     * Puts the numbers of each in the place of the other's.
     *
     * @param one some
     * @param other as many
     */
    public static void exchange(FloatBuffer one, FloatBuffer other) {
        float[] kept = new float[CHUNK];
        float[] moved = new float[CHUNK];
        for (int from = 0; from < one.capacity(); from += CHUNK) {
            int count = Math.min(CHUNK, one.capacity() - from);
            one.get(from, kept, 0, count);
            other.get(from, moved, 0, count);
            one.put(from, moved, 0, count);
            other.put(from, kept, 0, count);
        }
    }
}
