/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;

/** Between two images and beyond them, as Pillow computes it: in floats, rounded towards 0. */
final class Blend {
    private static final int MOST = 255;

    private Blend() {}

    /** A factor of 0 gives the first, 1 the second. */
    static int of(int first, int second, float factor) {
        float value = first + factor * (second - first);
        return (int) Math.max(0, Math.min(MOST, value));
    }

    static Pixels of(Pixels first, Pixels second, float factor) {
        byte[] from = first.values();
        byte[] to = second.values();
        byte[] values = new byte[from.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) of(Byte.toUnsignedInt(from[i]), Byte.toUnsignedInt(to[i]), factor);
        }
        return first.with(values);
    }
}
