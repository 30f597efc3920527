/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/**
 * The windows over maps of a size.
 *
 * @param rows along the height
 * @param columns along the width
 */
public record Windows(Window rows, Window columns) {
    /**
     * {@return the windows that are the whole map}
     *
     * @param height of the map
     * @param width of the map
     */
    public static Windows whole(long height, long width) {
        return new Windows(new Window(height, 1, 1, 0, 0, 1), new Window(width, 1, 1, 0, 0, 1));
    }
}
