/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

/** The order in which the values of a tensor lie in memory. */
public enum ValueOrder {
    /** The last axis is the innermost: of maps the columns. */
    ROWS,
    /** Of maps {@code [N, C, H, W]} the channels are innermost: {@code [N, H, W, C]}. */
    CHANNELS_LAST;

    private static final int[] FROM_CHANNELS = {1, 3, 2, 0};

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
        for (int place = 0; place < shape.length; place++) {
            int axis = axis(place, shape.length);
            strides[axis] = stride;
            stride *= Math.max(shape[axis], 1);
        }
        return strides;
    }

    /** The axis at a place, of the innermost at 0. */
    int axis(int place, int axes) {
        return this == ROWS ? axes - 1 - place : FROM_CHANNELS[place];
    }
}
