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
 * By how much the network's last map is smaller than its images: 8 or 16 instead of the usual 32, for dense predictions. Strides
 * that would make it smaller become dilations, as timm's {@code output_stride} does, so that the parameters stay the same (Chen et
 * al., <i>DeepLab</i>, 2016, arXiv:1606.00915). What takes part in a stride stays in its place: a pooled projection takes the mean of
 * as many pixels, a projection has its kernel, and a blur blurs. Only where a stage behind another of as many channels needed a
 * projection for its stride alone, it has the identity then; with {@link BlockDesign.Order#PRE_ACTIVATION} the projection stays.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OutputStride {
    /** {@return what the strides of the stem and of the first stages multiply to} */
    int value();
}
