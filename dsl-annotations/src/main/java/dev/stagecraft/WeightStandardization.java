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
 * Standardizes each filter of the convolutions before it is used: its numbers have the mean 0 and the variance 1 (Qiao et al.,
 * <i>Micro-Batch Training with Batch-Channel Normalization and Weight Standardization</i>, 2019, arXiv:1903.10520). With {@link
 * Normalization.Kind#GROUP} and {@link BlockDesign.Order#PRE_ACTIVATION} it makes BiT's networks (Kolesnikov et al., <i>Big Transfer</i>,
 * 2019, arXiv:1912.11370).
 *
 * <p>The convolutions are those of stem, branches and projections; what attentions squeeze with, and the head, stay as they are. Counts
 * and names of parameters do too.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WeightStandardization {
    /** {@return what is added to a filter's variance before its root is taken} timm's {@code StdConv2d} has 1e-6, its BiT networks 1e-8. */
    double epsilon() default 1e-6;
}
