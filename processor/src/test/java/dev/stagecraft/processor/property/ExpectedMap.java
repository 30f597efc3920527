/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

/** The map behind what was declared so far, computed by other formulas than the processor's: an oracle for its shapes. */
final class ExpectedMap {
    int channels;
    int height;
    int width;
    /** Whether maps are padded as TensorFlow does. */
    boolean same;

    ExpectedMap copy() {
        ExpectedMap copy = new ExpectedMap();
        copy.become(this);
        return copy;
    }

    void become(ExpectedMap other) {
        channels = other.channels;
        height = other.height;
        width = other.width;
        same = other.same;
    }

    /** Every {@code stride}-th row and column is left. */
    void take(int stride) {
        height = positions(height, stride);
        width = positions(width, stride);
    }

    /** A window moves over it that is padded by so many pixels where TensorFlow's padding is not in force. */
    void slide(int kernel, int stride, int padding) {
        if (same) {
            take(stride);
        } else {
            slidePadded(kernel, stride, padding);
        }
    }

    /** A window moves over it that is padded by so many pixels in any case. */
    void slidePadded(int kernel, int stride, int padding) {
        height = positions(height + 2 * padding - kernel + 1, stride);
        width = positions(width + 2 * padding - kernel + 1, stride);
    }

    /** A window moves over it that begins at each multiple of the stride, until one reaches or passes its end. */
    void slideOverTheEdge(int kernel, int stride) {
        height = windows(height, kernel, stride);
        width = windows(width, kernel, stride);
    }

    /** None where the first could not be filled by what the others reach over the end. */
    private static int windows(int side, int kernel, int stride) {
        if (side + Math.min(stride, kernel) - 1 < kernel) {
            return 0;
        }
        int count = 1;
        while ((count - 1) * stride + kernel < side && count * stride < side) {
            count++;
        }
        return count;
    }

    private static int positions(int places, int stride) {
        int count = 0;
        for (int position = 0; position < places; position += stride) {
            count++;
        }
        return count;
    }

    int side() {
        return Math.min(height, width);
    }

    /** As it is written in a summary. */
    String shape() {
        return channels + "x" + height + "x" + width;
    }

    /** As it is written in a declaration. */
    @Override
    public String toString() {
        return "{" + channels + ", " + height + ", " + width + "}";
    }
}
