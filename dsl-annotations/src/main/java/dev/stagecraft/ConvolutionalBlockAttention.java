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
 * Puts a CBAM behind the last normalization of every block, before the addition: a gate for the channels, of their mean and
 * maximum, then a gate for the pixels, of mean and maximum over the channels (Woo et al., <i>CBAM</i>, 2018, arXiv:1807.06521). As
 * in the authors' code the channels' gate has biases, and the pixels' gate a normalization whose scale starts at 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ConvolutionalBlockAttention {
    /** {@return by how much narrower the middle of the channels' gate is than the block's output, rounded down} */
    int reduction() default 16;

    /** {@return the side of the kernel of the pixels' gate, an odd number} */
    int kernel() default 7;

    /** {@return the stages whose blocks have it, counted from 1; empty for all} */
    int[] stages() default {};
}
