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

/** How the blocks of all stages are made. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BlockDesign {
    /** {@return which convolution of a bottleneck carries the stride; a basic block strides in its first} */
    StrideOn strideOn() default StrideOn.SECOND;

    /** {@return which block of a stage carries the stride} */
    StrideIn strideIn() default StrideIn.FIRST_BLOCK;

    /** {@return whether normalization and activation follow a convolution or precede it} */
    Order order() default Order.POST_ACTIVATION;

    /**
     * {@return whether the last normalization of every block starts with a scale of zero, so that each block starts as its
     * shortcut (Goyal et al., <i>Accurate, Large Minibatch SGD</i>, 2017, section 5.1, arXiv:1706.02677)} Not with {@link
     * Order#PRE_ACTIVATION}, where a scale of zero would stop all gradients of the block.
     */
    boolean zeroInitResidual() default false;

    /**
     * {@return the shortcut where the identity does not do, of stages whose own shortcut is {@link Shortcut#AUTO}: {@link
     * Shortcut#POOLED_PROJECTION} makes a ResNet a ResNet-D, {@link Shortcut#ZERO_PAD} is option A of the paper} {@link
     * Shortcut#AUTO} is a {@link Shortcut#PROJECTION}.
     */
    Shortcut shortcut() default Shortcut.AUTO;

    /**
     * {@return the kernel of a projection that has a stride, or a dilation in place of one, an odd number; one without is a 1x1} SENet-154
     * has 3.
     */
    int projectionKernel() default 1;

    /** {@return by how much narrower the block's first convolution is than its others} SENet-154 has 2. */
    int reduceFirst() default 1;

    /**
     * {@return the share of the values before the last convolution of every block that each training step sets to 0; the others are divided by
     * one minus it} Of a basic block it stands between the two convolutions (Zagoruyko and Komodakis, <i>Wide Residual Networks</i>,
     * 2016, section 2.4, arXiv:1605.07146: 0.3).
     */
    double dropout() default 0;

    /** The convolution with the stride. */
    enum StrideOn {
        /** The first 1x1: the paper's ResNet, and Keras's ("v1"). */
        FIRST,
        /** The 3x3: torchvision's and timm's ResNet ("v1.5"), with the same parameters and 6 % more multiply-adds. */
        SECOND
    }

    /** The block with the stride. */
    enum StrideIn {
        /** The first, which also changes the channels. */
        FIRST_BLOCK,
        /**
         * The last, whose shortcut takes every second row and column: Keras's ResNet v2. By default all stages but the
         * last then have a stride of 2.
         */
        LAST_BLOCK
    }

    /** The order of a block's layers. */
    enum Order {
        /** Convolution, normalization, activation; the last activation follows the addition. */
        POST_ACTIVATION,
        /**
         * Normalization, activation, convolution; nothing follows the addition, so that shortcuts run through the whole
         * network (He et al., <i>Identity Mappings in Deep Residual Networks</i>, 2016, arXiv:1603.05027: "ResNet v2"). A
         * projection starts behind the first activation. The stem ends in a convolution, unless it is {@link Stem#normalized()}, and
         * the head begins with a normalization and an activation, unless it is not {@link Head#normalized()};
         * the last map of a {@link Backbone} ends in them in the same way.
         */
        PRE_ACTIVATION
    }
}
