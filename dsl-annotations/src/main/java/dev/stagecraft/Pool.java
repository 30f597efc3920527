/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A pool, as part of a {@link Stem} or a {@link Head}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Pool {
    /** Says that the processor chooses the number. Not a small number, so that 0 and -1 are seen as the mistakes they are. */
    int AUTO = Integer.MIN_VALUE;

    /**
     * Says that a maximum is padded below and to the right only, by what its last windows reach over the edge: no row or
     * column is left out. PyTorch calls it {@code ceil_mode}, and Caffe pools so.
     */
    int CEIL = Integer.MIN_VALUE + 1;

    /** {@return what is computed from a window} */
    Kind kind();

    /** {@return the side of the square window} */
    int kernel() default 2;

    /** {@return the distance between windows; {@link #AUTO}: the kernel, so that windows touch and do not overlap} */
    int stride() default AUTO;

    /**
     * {@return pixels added on every side, at most half of the kernel; {@link #AUTO}: none in a head, nor where windows do not
     * overlap, and as {@link Convolution#padding()} pads a kernel of this size where they do, or where it is {@code SAME}; {@link
     * #CEIL}: below and to the right only}
     */
    int padding() default AUTO;

    /**
     * {@return whether the padding of a maximum is zeros, which win over values below 0, as in Keras's and BiT's ResNets} It needs
     * padding in pixels. Behind a ReLU it changes nothing. What takes the place of the pool for {@link AntiAliased}, a mean, has no
     * use for it.
     */
    boolean zeroPadded() default false;

    /** The kinds of pool. */
    enum Kind {
        /** No pool: the map goes on as it is. */
        NONE,
        /** The largest value of a window; padding never wins, unless the pool is {@link #zeroPadded()}. */
        MAX,
        /** The mean of the pixels in a window; padding does not count. */
        AVERAGE,
        /** The mean of a whole channel: {@code [N, C, H, W]} becomes {@code [N, C]}. It has no kernel. For a head only. */
        GLOBAL_AVERAGE,
        /**
         * A convolution of as many filters as the stem's last, with its normalization and activation (Bello et al.,
         * <i>Revisiting ResNets</i>, 2021, arXiv:2103.07579). For a stem only.
         */
        CONVOLUTION
    }
}
