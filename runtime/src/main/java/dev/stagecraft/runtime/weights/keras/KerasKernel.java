/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The order of a kernel's numbers: Keras has {@code [rows, columns, in, out]} and {@code [in, out]}, PyTorch {@code [out, in, rows, columns]}. */
final class KerasKernel {
    private KerasKernel() {}

    /** PyTorch's shape of one of Keras's. */
    static TensorShape shape(TensorShape keras) {
        return switch (keras.rank()) {
            case 2 -> TensorShape.of(keras.length(1), keras.length(0));
            case 4 -> TensorShape.of(keras.length(3), keras.length(2), keras.length(0), keras.length(1));
            default -> keras;
        };
    }

    /** PyTorch's order of numbers that are in Keras's, little-endian. */
    static ByteBuffer values(Dataset keras) {
        TensorShape shape = keras.shape();
        int rank = shape.rank();
        boolean isOther = rank != 2 && rank != 4 || shape.size() == 0;
        return isOther
                ? inOrder(keras)
                : ordered(
                        keras,
                        rank == 2 ? 1 : (int) (shape.length(0) * shape.length(1)),
                        (int) shape.length(rank - 2),
                        (int) shape.length(rank - 1));
    }

    /** The numbers as they are, little-endian. */
    static ByteBuffer inOrder(Dataset keras) {
        return ordered(keras, (int) keras.shape().size(), 1, 1);
    }

    private static ByteBuffer ordered(Dataset keras, int pixels, int in, int out) {
        ByteBuffer values = keras.values();
        int width = keras.type().bits() / Byte.SIZE;
        ByteBuffer ordered = ByteBuffer.allocateDirect(values.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        int from = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < in; channel++) {
                for (int filter = 0; filter < out; filter++) {
                    int to = ((filter * in + channel) * pixels + pixel) * width;
                    switch (width) {
                        case Short.BYTES -> ordered.putShort(to, values.getShort(from));
                        case Float.BYTES -> ordered.putInt(to, values.getInt(from));
                        default -> ordered.putLong(to, values.getLong(from));
                    }
                    from += width;
                }
            }
        }
        return ordered;
    }
}
