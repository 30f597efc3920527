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
 * Says, in the place of a {@link Head}, that the network has none: it gives maps {@code [N, C, H, W]} to a detector, a segmenter or
 * whatever else follows. On a sub-interface it replaces the head that is inherited, and a head there replaces it.
 *
 * <pre>
 * &#64;ResidualNetwork
 * &#64;Backbone(stages = {2, 3, 4}, channels = {512, 1024, 2048}, strides = {8, 16, 32})
 * interface ResNet50Backbone extends ResNet50 {}
 * </pre>
 *
 * <p>Published weights load as they are: what they have behind the last map of the backbone is left out.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Backbone {
    /**
     * {@return the stages whose maps the network gives, rising; 0 is the stem without its pool} The map of a stage is what
     * the next stage receives. (timm numbers its {@code out_indices} so.) The stages
     * behind the last of them are left out of the network. {@code {}} is the last map alone: what a head would receive in front of its
     * pool.
     */
    int[] stages() default {};

    /** {@return the channels of each map that whoever takes the maps expects, or {@code {}}} They are checked, and change nothing. */
    int[] channels() default {};

    /**
     * {@return the stride of each map that whoever takes the maps expects, or {@code {}}: how many pixels of the image, down and across, lie between two
     * of the map's} They are checked, and change nothing; {@link OutputStride} changes them.
     */
    int[] strides() default {};

    /**
     * {@return whether with {@link BlockDesign.Order#PRE_ACTIVATION} the last map is normalized and activated, since nothing follows the last
     * addition} The maps of stages that are named are what their last blocks give.
     */
    boolean normalized() default true;
}
