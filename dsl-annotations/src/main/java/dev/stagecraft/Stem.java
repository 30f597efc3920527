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
 * What stands before the first stage: convolutions, each with its normalization and activation, then a pool. Without a
 * stem the first stage takes the image itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Stem {
    /**
     * {@return the filters of each convolution} One entry is the paper's stem; {@code {32, 32, 64}} with {@code kernel = 3} is
     * the deep stem of ResNet-C and -D (He et al., <i>Bag of Tricks</i>, 2018, arXiv:1812.01187).
     */
    int[] filters();

    /** {@return the side of every convolution's square kernel} */
    int kernel();

    /** {@return the stride of the first convolution; the others have stride 1} */
    int stride() default 1;

    /**
     * {@return whether with {@link BlockDesign.Order#PRE_ACTIVATION} a normalization and an activation follow the last convolution too,
     * though the first block begins with its own: pytorchcv's PreResNets} With the other order they always do.
     */
    boolean normalized() default false;

    /** {@return the pool behind the convolutions} */
    Pool pool() default @Pool(kind = Pool.Kind.NONE);
}
