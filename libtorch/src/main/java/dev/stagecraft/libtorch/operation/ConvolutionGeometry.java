/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

/**
 * How a convolution goes over maps.
 *
 * @param strideHeight pixels from a row of windows to the next
 * @param strideWidth pixels from a window to the next
 * @param paddingHeight rows of zeros above, and as many below
 * @param paddingWidth columns of zeros on the left, and as many on the right
 * @param dilationHeight rows from a row of the kernel to the next
 * @param dilationWidth columns from a column of the kernel to the next
 * @param groups of channels that are convolved apart
 */
public record ConvolutionGeometry(
        int strideHeight,
        int strideWidth,
        int paddingHeight,
        int paddingWidth,
        int dilationHeight,
        int dilationWidth,
        int groups) {

    /**
     * {@return one that is the same for rows and columns}
     *
     * @param stride pixels from a window to the next
     * @param padding zeros on each side
     */
    public static ConvolutionGeometry of(int stride, int padding) {
        return new ConvolutionGeometry(stride, stride, padding, padding, 1, 1, 1);
    }
}
