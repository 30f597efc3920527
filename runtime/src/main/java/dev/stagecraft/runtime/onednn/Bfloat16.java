/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

/** Numbers of 16 bits, the first ones of 32. */
final class Bfloat16 {
    private Bfloat16() {}

    static float number(short bits) {
        return Float.intBitsToFloat(bits << Short.SIZE);
    }

    /** To the nearest; of two that are as near, the even one. */
    static short rounded(float number) {
        int bits = Float.floatToIntBits(number);
        int odd = bits >>> Short.SIZE & 1;
        return (short) (Float.isNaN(number) ? bits >>> Short.SIZE : bits + Short.MAX_VALUE + odd >>> Short.SIZE);
    }
}
