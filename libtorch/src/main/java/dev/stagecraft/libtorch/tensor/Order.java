/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

/** The order in which the values of a tensor lie in memory. */
public enum Order {
    /** The last axis is the innermost: of maps the columns. */
    ROWS,
    /** Of maps {@code [N, C, H, W]} the channels are innermost: {@code [N, H, W, C]}. */
    CHANNELS_LAST;

    /** {@return its number in libtorch's C interface} */
    public int number() {
        return this == ROWS ? 0 : 2;
    }

    /**
     * {@return the distances to the next value along each axis}
     *
     * @param shape the tensor's shape, of four axes for channels last
     */
    public long[] strides(long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        if (this == CHANNELS_LAST) {
            for (int axis : new int[] {1, 3, 2, 0}) {
                strides[axis] = stride;
                stride *= Math.max(shape[axis], 1);
            }
            return strides;
        }
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(shape[axis], 1);
        }
        return strides;
    }
}
