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

/** What the network may cost at most: a build error if it costs more. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Budget {
    /** Says that there is no limit. */
    long UNLIMITED = Long.MAX_VALUE;

    /** {@return trainable parameters; the running statistics of normalizations are not counted} */
    long parameters() default UNLIMITED;

    /** {@return multiply-adds of convolutions and dense layers for one image} */
    long multiplyAdds() default UNLIMITED;

    /**
     * {@return bytes of activations for one image: the input and the output of every layer, with 4 bytes a value} A training step keeps
     * them all until the gradients are known.
     */
    long activationBytes() default UNLIMITED;
}
