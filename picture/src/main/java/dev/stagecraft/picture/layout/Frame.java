/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

/** One frame around all layers that differ and lie against each other. */
final class Frame {
    private final Sheet sheet;
    private final double left;
    private final double width;
    private double top;
    private double bottom;

    Frame(Sheet sheet, double left, double width) {
        this.sheet = sheet;
        this.left = left;
        this.width = width;
    }

    /** The next layer, below the one before. */
    void add(boolean differs, double y, double height) {
        if (!differs) {
            close();
            return;
        }
        top = bottom > top ? top : y;
        bottom = y + height;
    }

    /** Draws it, if there is one. */
    void close() {
        if (bottom > top) {
            sheet.different(left, top, width, bottom - top);
        }
        top = 0;
        bottom = 0;
    }
}
