/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.drawing;

/** How text is set. */
public enum Face {
    /** The network's name. */
    TITLE(22, true),
    /** A stage's. */
    HEADING(13, true),
    /** What is said in a sentence. */
    BODY(12, false),
    /** A layer. */
    LABEL(11, true),
    /** A number. */
    NUMBER(11, false),
    /** A count of blocks. */
    COUNT(14, true),
    /** Shapes and what is read second. */
    SMALL(9.5, false),
    /** Settings. */
    CHIP(9, true);

    private final double size;
    private final boolean bold;

    Face(double size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** Its height, in pixels. */
    public double size() {
        return size;
    }

    /** Whether it is bold. */
    public boolean isBold() {
        return bold;
    }
}
