/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

/**
 * How a pool goes over maps.
 *
 * @param kernelHeight rows of a window
 * @param kernelWidth columns of a window
 * @param strideHeight rows from a row of windows to the next
 * @param strideWidth columns from a window to the next
 * @param paddingHeight rows beyond the upper and the lower edge, at most half of a window's
 * @param paddingWidth columns beyond the left and the right edge, at most half of a window's
 */
public record Window(
        int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int paddingHeight, int paddingWidth) {

    /**
     * {@return one that is the same for rows and columns}
     *
     * @param kernel its rows and columns
     * @param stride from one window to the next
     * @param padding beyond each edge
     */
    public static Window of(int kernel, int stride, int padding) {
        return new Window(kernel, kernel, stride, stride, padding, padding);
    }
}
