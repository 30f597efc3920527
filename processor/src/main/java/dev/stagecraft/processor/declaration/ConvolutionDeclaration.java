package dev.stagecraft.processor.declaration;

import dev.stagecraft.Convolution;

/** {@link Convolution}. */
public record ConvolutionDeclaration(
        Declared<Boolean> bias, Declared<Convolution.Padding> padding, Declared<Convolution.Init> init) {}
