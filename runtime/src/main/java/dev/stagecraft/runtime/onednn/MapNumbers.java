/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of the maps of one image, as they lie in memory one behind the other: of 32 bits, or of 16. Several threads may read them. */
abstract class MapNumbers {
    private MapNumbers() {}

    /** Those of an image of a batch, as long as that is there. */
    static MapNumbers of(INDArray batch, long image) {
        long count = batch.length() / batch.size(0);
        BytePointer start = new BytePointer(batch.data().addressPointer());
        Pointer address = start.getPointer(image * count * batch.dataType().width());
        return batch.dataType() == DataType.BFLOAT16
                ? new OfShort(new ShortPointer(address).capacity(count).asBuffer())
                : new OfFloat(new FloatPointer(address).capacity(count).asBuffer());
    }

    abstract float get(int index);

    abstract void add(int index, float summand);

    /** Them in rows of a length, for one thread. */
    abstract Rows rows(int length);

    /** Finds numbers in rows. */
    @FunctionalInterface
    interface Rows {
        /** Where in a row the first number is that has a value; 0, if none has. */
        int first(int row, float value);
    }

    private static final class OfFloat extends MapNumbers {
        private final FloatBuffer numbers;

        OfFloat(FloatBuffer numbers) {
            this.numbers = numbers;
        }

        @Override
        float get(int index) {
            return numbers.get(index);
        }

        @Override
        void add(int index, float summand) {
            numbers.put(index, numbers.get(index) + summand);
        }

        @Override
        Rows rows(int length) {
            float[] copy = new float[length];
            return (row, value) -> {
                numbers.get(row * length, copy, 0, length);
                return first(copy, value);
            };
        }

        private static int first(float[] row, float value) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] == value) {
                    return i;
                }
            }
            return 0;
        }
    }

    private static final class OfShort extends MapNumbers {
        private final ShortBuffer numbers;

        OfShort(ShortBuffer numbers) {
            this.numbers = numbers;
        }

        @Override
        float get(int index) {
            return Bfloat16.number(numbers.get(index));
        }

        @Override
        void add(int index, float summand) {
            numbers.put(index, Bfloat16.rounded(get(index) + summand));
        }

        @Override
        Rows rows(int length) {
            short[] copy = new short[length];
            return (row, value) -> {
                numbers.get(row * length, copy, 0, length);
                // There are two zeros.
                return value == 0 ? firstZero(copy) : first(copy, Bfloat16.rounded(value));
            };
        }

        private static int first(short[] row, short bits) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] == bits) {
                    return i;
                }
            }
            return 0;
        }

        private static int firstZero(short[] row) {
            for (int i = 0; i < row.length; i++) {
                if (Bfloat16.number(row[i]) == 0) {
                    return i;
                }
            }
            return 0;
        }
    }
}
