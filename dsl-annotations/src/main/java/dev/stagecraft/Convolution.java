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

/** What all convolutions of the network have in common. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Convolution {
    /** {@return whether convolutions add a bias} The normalization behind one has its own already. */
    boolean bias() default false;

    /**
     * {@return whether those with a normalization right behind them add one too, where {@link #bias()} is true} Keras's ResNet v1 has
     * {@code true}, its v2 {@code false}.
     */
    boolean biasBeforeNormalization() default true;

    /** {@return how maps are padded before a convolution or pool} */
    Padding padding() default Padding.SYMMETRIC;

    /** {@return the distribution that weights are first drawn from} */
    Init init() default Init.HE_FAN_OUT;

    /** How maps are padded. */
    enum Padding {
        /** {@code dilation * (kernel - 1) / 2} zeros on every side: the padding of PyTorch's ResNets. */
        SYMMETRIC,
        /**
         * TensorFlow's: as many zeros as make the output {@code ceil(input / stride)}, the odd one at the bottom and the
         * right. At stride 2 its values differ from those of {@link #SYMMETRIC}.
         */
        SAME,
        /** None: a 3x3 convolution shrinks a map by two rows and columns. */
        VALID
    }

    /** Distributions; {@code k} is the kernel's side, {@code in} and {@code out} are channels. */
    enum Init {
        /**
         * Normal, standard deviation {@code sqrt(2 / (k k out))}: torchvision's and timm's ("kaiming normal, fan out";
         * He et al., <i>Delving Deep into Rectifiers</i>, 2015, arXiv:1502.01852).
         */
        HE_FAN_OUT,
        /** Normal, standard deviation {@code sqrt(2 / (k k in))}: the same paper's first choice. */
        HE_FAN_IN,
        /**
         * Uniform in {@code ±sqrt(6 / (k k in + k k out))}: Keras's default (Glorot and Bengio, <i>Understanding the
         * difficulty of training deep feedforward neural networks</i>, 2010).
         */
        GLOROT_UNIFORM
    }
}
