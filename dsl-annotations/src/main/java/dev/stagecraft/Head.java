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
 * The classifier behind the last stage: a pool, then a dense layer with softmax, trained with cross entropy. A network without one is a
 * {@link Backbone}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Head {
    /** {@return how many classes there are, 2 or more: the network's output is {@code [N, classes]}} */
    int classes();

    /**
     * {@return whether with {@link BlockDesign.Order#PRE_ACTIVATION} a normalization and an activation stand before the pool, since nothing
     * follows the last addition} pytorchcv's SE-PreResNets for CIFAR have none. With the other order there never are any.
     */
    boolean normalized() default true;

    /** {@return the pool before the dense layer} What it leaves of the map is flattened in the order channel, row, column. */
    Pool pool() default @Pool(kind = Pool.Kind.GLOBAL_AVERAGE);

    /**
     * {@return the share of the dense layer's inputs that each training step sets to 0 (Srivastava et al., <i>Dropout</i>, 2014); the
     * others are divided by one minus it}
     */
    double dropout() default 0;

    /** {@return whether the dense layer adds a bias, which starts at 0} */
    boolean bias() default true;
}
