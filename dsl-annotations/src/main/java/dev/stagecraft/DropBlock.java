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
 * Sets squares of the maps to 0 at random while training, behind the normalizations of 3x3 convolutions in the last stages
 * (Ghiasi et al., <i>DropBlock</i>, 2018, arXiv:1810.12890). A basic block has it behind its first.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DropBlock {
    /** {@return the share of a map that is set to 0, at least 0 and less than 1} */
    double rate();

    /** {@return the sides of the squares, in pixels: the last entry is for the last stage, the one before for the stage before} */
    int[] blockSizes() default {5, 3};

    /** {@return what the rate is multiplied by in each of these stages; timm's {@code gamma_scale}} */
    double[] scales() default {0.25, 1};
}
