/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Holds numbers to what a network can compute with: none is NaN or infinite, and none becomes so in the type that it is put into. In each
 * type of IEEE 754 larger numbers have larger bits, and what is no number has the largest; so bits are compared.
 */
final class Usable {
    private static final int CHUNK = 1 << 13;

    /** The bits of 65504. */
    private static final int LARGEST_HALF = 0x7bff;

    private Usable() {}

    /**
     * Requires it of a tensor.
     *
     * @param type that its numbers are put into
     */
    static void require(Path file, ByteBuffer values, TensorInfo tensor, ElementType type)
            throws InvalidWeightsException {
        OptionalDouble first = firstBeyond(values, tensor.type(), Double.MAX_VALUE);
        if (first.isPresent()) {
            throw new InvalidWeightsException(
                    file,
                    "has " + first.getAsDouble() + " in " + tensor.name()
                            + ", and weights must be finite numbers: it is damaged, or its training diverged.");
        }
        OptionalDouble tooLarge = largest(type) < largest(tensor.type())
                ? firstBeyond(values, tensor.type(), largest(type))
                : OptionalDouble.empty();
        if (tooLarge.isPresent()) {
            throw new InvalidWeightsException(file, tooLarge(tooLarge.getAsDouble(), tensor.name(), type));
        }
    }

    /** That a number does not fit, as the rest of a sentence. */
    static String tooLarge(double number, String tensor, ElementType type) {
        return "has " + number + " in " + tensor + ", and the largest number of " + type + " is "
                + (type == ElementType.F16 ? "65504" : String.valueOf((float) largest(type))) + ": take "
                + (Math.abs(number) > Float.MAX_VALUE ? "F64." : type == ElementType.F16 ? "BF16 or F32." : "F32.");
    }

    /** The first number whose magnitude is larger than this, or that is none. */
    static OptionalDouble firstBeyond(ByteBuffer values, ElementType type, double largest) {
        ByteBuffer bytes = values.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        double limit = Math.min(largest, largest(type));
        return switch (type) {
            case F32 -> floats(bytes, Float.floatToIntBits((float) limit));
            case F64 -> doubles(bytes, limit);
            default -> halves(bytes, type, limit);
        };
    }

    /** The largest number of a type of real ones. */
    static double largest(ElementType type) {
        return switch (type) {
            case F16 -> 65504;
            case BF16 -> Float.intBitsToFloat(0x7f7f0000);
            case F32 -> Float.MAX_VALUE;
            default -> Double.MAX_VALUE;
        };
    }

    /** The type in which a network has its weights. */
    static ElementType of(DataType type) {
        if (type.width() == Short.BYTES) {
            return type == DataType.BFLOAT16 ? ElementType.BF16 : ElementType.F16;
        }
        return type == DataType.DOUBLE ? ElementType.F64 : ElementType.F32;
    }

    private static OptionalDouble floats(ByteBuffer bytes, int limit) {
        int[] chunk = new int[CHUNK];
        var numbers = bytes.asIntBuffer();
        while (numbers.hasRemaining()) {
            int count = Math.min(CHUNK, numbers.remaining());
            numbers.get(chunk, 0, count);
            int largest = 0;
            for (int i = 0; i < count; i++) {
                largest = Math.max(largest, chunk[i] & Integer.MAX_VALUE);
            }
            for (int i = 0; largest > limit && i < count; i++) {
                if ((chunk[i] & Integer.MAX_VALUE) > limit) {
                    return OptionalDouble.of(Float.intBitsToFloat(chunk[i]));
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble halves(ByteBuffer bytes, ElementType type, double limit) {
        Widening widening = Widening.of(type == ElementType.F16 ? DataType.FLOAT16 : DataType.BFLOAT16);
        // No type has smaller numbers than F16, so that its limit is its own.
        int most = type == ElementType.F16 ? LARGEST_HALF : Float.floatToIntBits((float) limit) >>> Short.SIZE;
        short[] chunk = new short[CHUNK];
        var numbers = bytes.asShortBuffer();
        while (numbers.hasRemaining()) {
            int count = Math.min(CHUNK, numbers.remaining());
            numbers.get(chunk, 0, count);
            for (int i = 0; i < count; i++) {
                if ((chunk[i] & Short.MAX_VALUE) > most) {
                    return OptionalDouble.of(widening.of(chunk[i]));
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble doubles(ByteBuffer bytes, double limit) {
        var numbers = bytes.asDoubleBuffer();
        while (numbers.hasRemaining()) {
            double number = numbers.get();
            if (!(Math.abs(number) <= limit)) {
                return OptionalDouble.of(number);
            }
        }
        return OptionalDouble.empty();
    }
}
