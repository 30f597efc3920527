/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a filter carry the strides of blocks and of the stem's pool, so that a map is smoothed before rows and columns
 * are left out (Zhang, <i>Making Convolutional Networks Shift-Invariant Again</i>, 2019, arXiv:1904.11486). The convolution gets
 * stride 1, and the filter stands behind its activation; shortcuts stay as they are. A blur also stays where a dilation stands for the
 * stride.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AntiAliased {
    /** {@return the filter} */
    Filter value() default Filter.BLUR;

    /** Filters. */
    enum Filter {
        /**
         * Weights 1 2 1 along both axes over a reflected border (timm's {@code resnetblur50}). A stem's maximum pool moves by
         * single pixels before it.
         */
        BLUR,
        /** The mean of {@code stride x stride} pixels (timm's {@code resnetaa50}), also in place of a stem's maximum pool. */
        AVERAGE
    }
}
