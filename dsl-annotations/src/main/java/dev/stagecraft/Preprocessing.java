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
 * How an image becomes the network's input: it is resized and cropped to the {@link Input}, its values are brought to a range, the
 * mean is subtracted, and what is left is divided by the standard deviation. Weights go with the preprocessing that they were
 * trained with.
 *
 * <p>torchvision's for ImageNet is
 *
 * <pre>{@code
 * @Preprocessing(resize = 256, mean = {0.485, 0.456, 0.406}, standardDeviation = {0.229, 0.224, 0.225})
 * }</pre>
 *
 * <p>Colour images are made grey for an input of one channel, and grey ones repeated for an input of three.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Preprocessing {
    /** Says that the processor chooses the number. Not a small number, so that 0 and -1 are seen as the mistakes they are. */
    int AUTO = Integer.MIN_VALUE;

    /**
     * {@return the shorter side of the resized image in pixels, at least the longer side of the input; {@link #AUTO}: the image just covers
     * 8/7 of the input's height and of its width, which is a shorter side of 256 for 224x224 (timm's {@code crop_pct} of 0.875)} With
     * {@link Crop#CENTER} only.
     */
    int resize() default AUTO;

    /** {@return what becomes of what is larger than the input} */
    Crop crop() default Crop.CENTER;

    /** {@return how the pixels of the resized image are computed} */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** {@return the order of colour channels} */
    ChannelOrder channelOrder() default ChannelOrder.RGB;

    /** {@return what black and white are before the mean is subtracted} */
    Range range() default Range.ZERO_TO_ONE;

    /** {@return what is subtracted from the values: one number for each channel in their order, or one for all} It lies in the range. */
    double[] mean() default 0;

    /** {@return what the values are divided by then: one number for each channel in their order, or one for all} */
    double[] standardDeviation() default 1;

    /** Kinds of crop. */
    enum Crop {
        /** The image keeps its proportions, and what lies around its middle is cut off: torchvision's and timm's. */
        CENTER,
        /** The whole image is resized to the input, whatever its proportions: Keras's. */
        NONE
    }

    /** Kinds of interpolation. */
    enum Interpolation {
        /** The pixel that lies where the middle of the new one falls: Keras's where nothing else is said. */
        NEAREST,
        /** Weights that fall linearly with the distance; a smaller image takes in all pixels. torchvision's. */
        BILINEAR,
        /** Cubic weights; a smaller image takes in all pixels. timm's. */
        BICUBIC
    }

    /** Orders of channels. */
    enum ChannelOrder {
        /** Red, green, blue. */
        RGB,
        /** Blue, green, red, as in Caffe's weights and in those of Keras's ResNet v1. */
        BGR
    }

    /** Ranges of values. */
    enum Range {
        /** Black is 0 and white is 1. */
        ZERO_TO_ONE,
        /** Black is 0 and white is 255. */
        ZERO_TO_255
    }
}
