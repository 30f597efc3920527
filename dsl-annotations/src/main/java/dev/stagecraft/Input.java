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

/** The images that the network takes: {@code [N, channels, height, width]}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Input {
    /** {@return channels of an image: 3 for colour, 1 for grey} */
    int channels() default 3;

    /** {@return rows of an image, in pixels} */
    int height();

    /** {@return columns of an image, in pixels} */
    int width();
}
