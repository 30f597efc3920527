/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Convolution;

/** {@link Convolution}. */
public record ConvolutionDeclaration(
        Declared<Boolean> bias,
        Declared<Boolean> biasBeforeNormalization,
        Declared<Convolution.Padding> padding,
        Declared<Convolution.Init> init) {

    /** Whether a convolution has a bias. */
    public boolean hasBias(boolean normalized) {
        return bias.value() && (!normalized || biasBeforeNormalization.value());
    }
}
