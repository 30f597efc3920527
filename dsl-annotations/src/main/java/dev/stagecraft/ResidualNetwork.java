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
 * Declares a residual network: He et al., <i>Deep Residual Learning for Image Recognition</i>, 2015 (arXiv:1512.03385).
 *
 * <p>For an interface {@code ResNet50} the annotation processor writes a class {@code ResNet50Network} into the same
 * package ({@code Outer_ResNet50Network} for an interface nested in {@code Outer}), which builds the network with
 * Deeplearning4j. The network needs an {@link Input}, at least one {@link ResidualStage} and a {@link Head}, of its own
 * or inherited; one whose maps are what it is for has a {@link Backbone} in the place of the head.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ResidualNetwork {
    /** {@return the network's name in summaries and saved models; the interface's simple name if it is left out} */
    String name() default "";
}
