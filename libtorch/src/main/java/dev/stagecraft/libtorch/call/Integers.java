/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import java.util.Arrays;

/**
 * Integers, or yes and no as 1 and 0, that an operation takes.
 *
 * @param values the integers
 */
public record Integers(long... values) {
    /** A copy of what is given. */
    public Integers {
        values = values.clone();
    }

    /**
     * {@return so many yes and no}
     *
     * @param flags the flags
     */
    public static Integers flags(boolean... flags) {
        long[] values = new long[flags.length];
        for (int i = 0; i < flags.length; i++) {
            values[i] = flags[i] ? 1 : 0;
        }
        return new Integers(values);
    }

    /** {@return how many there are} */
    int size() {
        return values.length;
    }

    /** {@return one of them} */
    long get(int index) {
        return values[index];
    }

    /** {@return a copy of the integers} */
    @Override
    public long[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Integers integers && Arrays.equals(values, integers.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
