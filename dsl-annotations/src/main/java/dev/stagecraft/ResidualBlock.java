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
 * Declares a block of one's own: the residual branch, unit by unit, as {@link Conv}s on the same interface. A stage has such
 * blocks where it names the interface: {@code @ResidualStage(filters = 64, blocks = 3, block = MyBlock.class)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ResidualBlock {
    /** {@return whether an activation follows the addition, in networks of {@link BlockDesign.Order#POST_ACTIVATION}} */
    boolean activation() default true;
}
