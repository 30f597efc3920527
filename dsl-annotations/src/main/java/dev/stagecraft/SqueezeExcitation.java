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
 * Puts a squeeze-excitation unit into every block (Hu et al., <i>Squeeze-and-Excitation Networks</i>, 2017, arXiv:1709.01507). Of
 * {@code C} channels it squeezes to {@code max(divisor, floor((C / reduction + divisor / 2) / divisor) * divisor)}, timm's rule.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SqueezeExcitation {
    /** {@return by how much the unit's bottleneck is narrower than the block's output, or than what {@link #place()} says} */
    int reduction() default 16;

    /** {@return what the bottleneck's width must divide by; 1 rounds to the nearest whole number of channels} */
    int divisor() default 8;

    /** {@return the stages whose blocks have the unit, counted from 1; empty for all} */
    int[] stages() default {};

    /** {@return where in the block it is} */
    Place place() default Place.END;

    /** Places in a block. */
    enum Place {
        /** Behind the last normalization (with pre-activation, the last convolution), before the addition. */
        END,
        /**
         * In front of the last convolution (with pre-activation, in front of its normalization, unless it is the only one). The unit's
         * bottleneck is then that much narrower than the block's input (Radosavovic et al., <i>Designing Network Design Spaces</i>,
         * 2020, arXiv:2003.13678: RegNetY).
         */
        BEFORE_LAST_CONVOLUTION
    }
}
