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

/** The activation of the network: behind every normalization of stem and blocks, and behind every addition. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Activated {
    /** {@return the function} */
    Function value() default Function.RELU;

    /** Functions of a value {@code x}. */
    enum Function {
        /** {@code max(0, x)}. */
        RELU,
        /** {@code min(max(0, x), 6)}. */
        RELU6,
        /** {@code x}, and {@code 0.01 x} where it is negative. */
        LEAKY_RELU,
        /** {@code x}, and {@code exp(x) - 1} where it is negative (Clevert et al., 2015, arXiv:1511.07289). */
        ELU,
        /** {@code x sigmoid(x)}, also called swish (Ramachandran et al., 2017, arXiv:1710.05941). */
        SILU,
        /** {@code x} times the normal distribution function of it (Hendrycks and Gimpel, 2016, arXiv:1606.08415). */
        GELU,
        /** {@code x tanh(ln(1 + exp(x)))} (Misra, 2019, arXiv:1908.08681). */
        MISH
    }
}
