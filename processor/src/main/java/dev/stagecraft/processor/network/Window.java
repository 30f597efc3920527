/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/**
 * A square window that moves over a map: {@code floor((input + 2 padding - extent) / stride) + 1} places along an axis, and
 * {@code ceil(input / stride)} with TensorFlow's padding. Where it may reach over the end, there is one at each multiple of the stride until
 * it is reached. Its extent is {@code dilation * (kernel - 1) + 1}.
 */
public record Window(int kernel, int dilation, int stride, Padding padding) {
    /** How many places it has along an axis of the map; less than 1 where it does not fit. */
    public int along(int input) {
        if (padding instanceof Padding.Explicit) {
            // Padding can make a map larger than an int: then it is as large, and too large for an image with it.
            long positions = Math.floorDiv(input + 2L * pixels() - extent(), (long) stride) + 1;
            return (int) Math.min(Integer.MAX_VALUE, positions);
        }
        if (padding instanceof Padding.Ceiling) {
            return Math.toIntExact(Math.floorDiv(input + Math.min(stride, extent()) - 1 - extent(), (long) stride) + 1);
        }
        return Math.toIntExact((input + (long) stride - 1) / stride);
    }

    /**
     * The pixels at the end of an axis that no window reaches, where windows touch or overlap. (With TensorFlow's padding, and where
     * windows reach over the end, there are none.)
     */
    public long unseen(int input) {
        boolean touching = stride <= extent();
        long seen = (along(input) - 1L) * stride + extent() - pixels();
        return touching && padding instanceof Padding.Explicit ? Math.max(0, input - seen) : 0;
    }

    /** The pixels from the first to the last that the window looks at, inclusive. */
    public long extent() {
        return dilation * (kernel - 1L) + 1;
    }

    /** Zeros on each side, where they are the same on each. */
    public int pixels() {
        return padding instanceof Padding.Explicit explicit ? explicit.pixels().value() : 0;
    }
}
