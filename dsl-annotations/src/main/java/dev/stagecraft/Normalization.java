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

/** The normalization of every convolution. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Normalization {
    /** {@return over which values mean and variance are taken} */
    Kind kind() default Kind.BATCH;

    /** {@return the groups of {@link Kind#GROUP}, which must divide the channels of every convolution} For groups only. */
    int groups() default 32;

    /** {@return what is added to the variance before its root is taken} Keras's layers have 1e-3, its ResNet 1.001e-5. */
    double epsilon() default 1e-5;

    /**
     * {@return the share of the running mean and variance that a batch leaves: Keras calls it momentum (0.99), PyTorch calls
     * one minus it momentum (0.1)} For batches only.
     */
    double decay() default 0.9;

    /** Kinds of normalization. */
    enum Kind {
        /** Each channel over all images of a batch (Ioffe and Szegedy, 2015, arXiv:1502.03167). */
        BATCH,
        /** Groups of channels over one image, so that nothing depends on the batch (Wu and He, 2018, arXiv:1803.08494). */
        GROUP
    }
}
