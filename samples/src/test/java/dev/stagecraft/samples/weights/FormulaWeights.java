/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Weights that follow from a tensor's name and shape: the rule of {@code tools/reference/random_weights.py}. */
final class FormulaWeights {
    private static final long BATCHES_TRACKED = 1000;

    private FormulaWeights() {}

    /** The values as they are in a file: little-endian, row by row. */
    static ByteBuffer of(Tensor tensor) {
        if (tensor.name().endsWith(".num_batches_tracked")) {
            return ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(BATCHES_TRACKED)
                    .flip();
        }
        return uniform(tensor, low(tensor), high(tensor));
    }

    /** Values of a 32-bit tensor between two numbers, drawn by its name. */
    static ByteBuffer uniform(Tensor tensor, double low, double high) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        double span = high - low;
        SplittableRandom random = new SplittableRandom(fnv1a64(tensor.name()));
        while (bytes.hasRemaining()) {
            double u = (random.nextLong() >>> 40) / (double) (1 << 24);
            bytes.putFloat((float) (low + span * u));
        }
        return bytes.flip();
    }

    private static double low(Tensor tensor) {
        if (tensor.name().endsWith(".running_var")) {
            return 0.5;
        }
        return isScale(tensor) ? 0.3 : -high(tensor);
    }

    private static double high(Tensor tensor) {
        if (tensor.name().endsWith(".running_mean") || tensor.name().endsWith(".bias")) {
            return 0.2;
        }
        if (tensor.name().endsWith(".running_var")) {
            return 1.5;
        }
        if (isScale(tensor)) {
            return 0.7;
        }
        long summands = Arrays.stream(tensor.shape()).skip(1).reduce(1, Math::multiplyExact);
        return Math.sqrt(6.0 / summands);
    }

    /** Of a normalization, the only weight that is a vector. */
    private static boolean isScale(Tensor tensor) {
        return tensor.name().endsWith(".weight") && tensor.shape().length == 1;
    }

    private static long fnv1a64(String name) {
        long code = 0xCBF29CE484222325L;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            code = (code ^ (octet & 0xFF)) * 0x100000001B3L;
        }
        return code;
    }
}
