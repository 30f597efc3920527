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
 * Puts an efficient channel attention behind the last normalization of every block, before the addition: each channel is
 * multiplied by the sigmoid of a convolution over the means of its neighbours (Wang et al., <i>ECA-Net</i>, 2019,
 * arXiv:1910.03151).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EfficientChannelAttention {
    /**
     * {@return the sizes of the convolution, odd numbers: none for the paper's rule, one for all stages, or one for each stage} The rule
     * takes the whole part of {@code (log2(C) + 1) / 2}, or the next odd number, and at least 3: 5 for 256 to 1,024 channels.
     */
    int[] kernels() default {};

    /** {@return the stages whose blocks have it, counted from 1; empty for all} */
    int[] stages() default {};
}
