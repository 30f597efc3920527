/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

/** The types that a tensor's numbers have in a safetensors file: those that version 0.8.0 of the format's library knows. */
public enum ElementType {
    /** 0 or 1, a byte each. */
    BOOL(8),
    /** Two numbers a byte. */
    F4(4),
    /** Four numbers in three bytes. */
    F6_E2M3(6),
    /** Four numbers in three bytes, with 3 bits of exponent and 2 of mantissa. */
    F6_E3M2(6),
    /** Without a sign, 8 bits. */
    U8(8),
    /** With a sign, 8 bits. */
    I8(8),
    /** Floating point of 8 bits: 5 of exponent, 2 of mantissa. */
    F8_E5M2(8),
    /** Floating point of 8 bits: 4 of exponent, 3 of mantissa. */
    F8_E4M3(8),
    /** A power of two, 8 bits: the scale of a block of other numbers. */
    F8_E8M0(8),
    /** Floating point of 8 bits: 4 of exponent, 3 of mantissa, finite; one NaN and no negative zero. */
    F8_E4M3FNUZ(8),
    /** Floating point of 8 bits: 5 of exponent, 2 of mantissa, finite; one NaN and no negative zero. */
    F8_E5M2FNUZ(8),
    /** With a sign, 16 bits. */
    I16(16),
    /** Without a sign, 16 bits. */
    U16(16),
    /** IEEE 754, 16 bits. */
    F16(16),
    /** The upper half of an {@link #F32}. */
    BF16(16),
    /** With a sign, 32 bits. */
    I32(32),
    /** Without a sign, 32 bits. */
    U32(32),
    /** IEEE 754, 32 bits. */
    F32(32),
    /** Two numbers of {@link #F32}, real and imaginary. */
    C64(64),
    /** IEEE 754, 64 bits. */
    F64(64),
    /** With a sign, 64 bits. */
    I64(64),
    /** Without a sign, 64 bits. */
    U64(64);

    private final int bits;

    ElementType(int bits) {
        this.bits = bits;
    }

    /** {@return how many bits a number takes} */
    public int bits() {
        return bits;
    }

    /**
     * {@return how many bytes so many numbers take; where they fill no whole number of bytes, one more than they fill}
     *
     * @param numbers how many, 0 or more
     * @throws ArithmeticException if it exceeds 2^63 - 1
     */
    public long bytes(long numbers) {
        // Whole groups of eight first, so that bytes fit where bits would not.
        long eighths = Math.multiplyExact(numbers / Byte.SIZE, (long) bits);
        return Math.addExact(eighths, (numbers % Byte.SIZE * bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** {@return whether weights can be read from it: F16, BF16, F32 and F64} */
    public boolean isReal() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }

    /** {@return whether its numbers are whole, as those of counters are} */
    public boolean isWhole() {
        return switch (this) {
            case BOOL, U8, I8, U16, I16, U32, I32, U64, I64 -> true;
            default -> false;
        };
    }
}
