/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

/**
 * A part of an image, in pixels.
 *
 * @param top the first row
 * @param bottom the row behind the last
 * @param left the first column
 * @param right the column behind the last
 */
record Rectangle(int top, int bottom, int left, int right) {
    /** Of this size around a pixel, as far as it lies in the image. */
    static Rectangle around(int row, int column, int rows, int columns, int height, int width) {
        return new Rectangle(
                Math.max(0, row - rows / 2),
                Math.min(height, row + (rows + 1) / 2),
                Math.max(0, column - columns / 2),
                Math.min(width, column + (columns + 1) / 2));
    }

    int area() {
        return (bottom - top) * (right - left);
    }
}
