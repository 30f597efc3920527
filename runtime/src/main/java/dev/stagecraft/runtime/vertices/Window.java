/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import org.deeplearning4j.nn.conf.ConvolutionMode;

/** A window that moves along one axis of a map: what becomes of the axis, and how much is added at both ends. */
public record Window(long kernel, long stride, long dilation, long before, long after, long positions) {
    public static Window of(ConvolutionMode mode, long side, int kernel, int stride, int padding, int dilation) {
        long extent = kernel + (kernel - 1L) * (dilation - 1);
        if (mode == ConvolutionMode.Same) {
            long positions = (side + stride - 1) / stride;
            long added = Math.max(0, (positions - 1) * stride + extent - side);
            return new Window(kernel, stride, dilation, added / 2, added - added / 2, positions);
        }
        return new Window(kernel, stride, dilation, padding, padding, (side + 2L * padding - extent) / stride + 1);
    }
}
