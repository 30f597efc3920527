/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.cost;

/** Arithmetic of numbers that are not negative; what exceeds a {@code long} is {@link Long#MAX_VALUE}. */
final class Saturated {
    private Saturated() {}

    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    static long product(long a, long b) {
        boolean exceeds = Math.multiplyHigh(a, b) != 0 || a * b < 0;
        return exceeds ? Long.MAX_VALUE : a * b;
    }
}
