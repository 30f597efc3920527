/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A unit of a {@link ResidualBlock}: a convolution with its normalization and activation, in the order that {@link
 * BlockDesign#order()} says. Repeated, in order.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Convs.class)
public @interface Conv {
    /** Says that the processor chooses the number. Not a small number, so that 0 and -1 are seen as the mistakes they are. */
    int AUTO = Integer.MIN_VALUE;

    /** Says that each channel is a group of its own, as in a depthwise convolution. */
    int DEPTHWISE = Integer.MIN_VALUE + 1;

    /** {@return the side of the square kernel, an odd number} */
    int kernel() default 3;

    /** {@return the filters, the same in every stage; {@link #AUTO}: {@link #scale()} times the stage's filters} */
    int filters() default AUTO;

    /** {@return the filters as a multiple of the stage's: 0.25 for a narrow 1x1, 4 for a wide one} */
    double scale() default 1;

    /** {@return the groups of channels, or {@link #DEPTHWISE}} */
    int groups() default 1;

    /** {@return whether it carries the stride, of the block in its stage that has one} One unit does. */
    boolean strided() default false;

    /**
     * {@return whether the unit has an activation} The last of a block has none unless this is written, where the activation follows the
     * addition.
     */
    boolean activation() default true;
}
