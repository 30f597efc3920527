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
 * Puts a BAM between stages: every pixel of every channel is multiplied by one plus the sigmoid of a channels' gate times a
 * pixels' gate (Park et al., <i>BAM</i>, 2018, arXiv:1807.06514).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BottleneckAttention {
    /** {@return by how much narrower the gates are than the map, rounded down} */
    int reduction() default 16;

    /** {@return the dilation of the pixels' gate, so that it sees far} */
    int dilation() default 4;

    /** {@return the stages that it follows, counted from 1; empty for all but the last} */
    int[] stages() default {};
}
