/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/** An image that is read row after row. */
interface PixelRows {
    int channels();

    int height();

    int width();

    /** A row, {@code [channels][width]}; the next call may change it. */
    byte[][] read(int y);
}
