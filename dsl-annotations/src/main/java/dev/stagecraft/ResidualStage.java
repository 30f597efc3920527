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
 * A stage: residual blocks of the same width, of which the first carries the stride. Repeated, in order; a sub-interface
 * that declares any stage replaces all the inherited ones. The first stage is called {@code layer1} in names.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(ResidualStages.class)
public @interface ResidualStage {
    /** Says that the processor chooses the stride. Not a small number, so that 0 and -1 are seen as the mistakes they are. */
    int AUTO = Integer.MIN_VALUE;

    /** {@return the filters of the block's 3x3 convolutions; a bottleneck's output has {@link #expansion()} times as many} */
    int filters();

    /** {@return how many blocks the stage has} */
    int blocks();

    /** {@return whether blocks are bottlenecks, of 1x1, 3x3 and 1x1 convolutions, or basic, of two 3x3 convolutions (figure 5 of the paper)} */
    boolean bottleneck() default false;

    /**
     * {@return the stride of the first block; {@link #AUTO}: 1 in the first stage and 2 in later ones} (With {@link
     * BlockDesign.StrideIn#LAST_BLOCK} that of the last block: 1 in the last stage and 2 in earlier ones.)
     */
    int stride() default AUTO;

    /** {@return the output channels of a bottleneck as a multiple of its filters} For bottlenecks only. */
    int expansion() default 4;

    /**
     * {@return the groups of the block's 3x3 convolutions: each group of output channels sees one group of input channels} In
     * ResNeXt the cardinality (Xie et al., <i>Aggregated Residual Transformations</i>, 2017, arXiv:1611.05431).
     */
    int groups() default 1;

    /**
     * {@return the width of a bottleneck's group where {@link #filters()} is 64, in proportion elsewhere: its 3x3 convolution has
     * {@code filters * baseWidth / 64 * groups} filters} ResNeXt-50 32x4d has 32 groups of base width 4, Wide-ResNet-50-2
     * one of 128. For bottlenecks only.
     */
    int baseWidth() default 64;

    /**
     * {@return the distance between the pixels that a 3x3 convolution looks at; with symmetric padding the map keeps its size} As in
     * torchvision and timm, the first convolution of the stage has the dilation of the stage before. A network of output
     * stride 16 has {@code stride = 1, dilation = 2} in its last stage, which {@link OutputStride} can say for all stages.
     */
    int dilation() default 1;

    /** {@return the shortcut of the first block} */
    Shortcut shortcut() default Shortcut.AUTO;

    /** {@return a block of the author's own: an interface with {@link ResidualBlock}} Then the stage has no bottlenecks. */
    Class<?> block() default void.class;

    /**
     * {@return the shape that the author expects, {@code {channels, height, width}}: a build error if it comes out otherwise} What
     * {@link Backbone} expects holds for images of every size.
     */
    int[] output() default {};
}
