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
 * Leaves out the residual branches of images at random while training (Huang et al., <i>Deep Networks with Stochastic Depth</i>,
 * 2016, arXiv:1603.09382). Block {@code i} of {@code n}, counted from 0, is left out with the probability {@code rate i / (n - 1)},
 * as in timm; where it is not, its branch is divided by one minus that.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StochasticDepth {
    /** {@return the probability for the last block, at least 0 and less than 1} */
    double rate();
}
