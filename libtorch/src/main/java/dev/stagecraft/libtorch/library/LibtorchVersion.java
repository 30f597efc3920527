/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

/**
 * A version of libtorch.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third
 */
public record LibtorchVersion(int major, int minor, int patch) implements Comparable<LibtorchVersion> {
    /** The first that has lists, text and versioned calls in its stable C interface. */
    public static final LibtorchVersion OLDEST = new LibtorchVersion(2, 10, 0);

    /**
     * {@return the version that libtorch gives as a number}
     *
     * @param number the highest byte is the first number, the next the second, and so on: what {@code aoti_torch_abi_version} gives
     */
    public static LibtorchVersion of(long number) {
        return new LibtorchVersion((int) (number >>> 56), (int) (number >>> 48) & 0xff, (int) (number >>> 40) & 0xff);
    }

    /** {@return the number that {@link #of} reads} */
    public long number() {
        return (long) major << 56 | (long) minor << 48 | (long) patch << 40;
    }

    @Override
    public int compareTo(LibtorchVersion other) {
        return Long.compareUnsigned(number(), other.number());
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
