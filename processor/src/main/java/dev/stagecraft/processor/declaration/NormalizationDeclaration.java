package dev.stagecraft.processor.declaration;

import dev.stagecraft.Normalization;

/** {@link Normalization}. */
public record NormalizationDeclaration(
        Declared<Normalization.Kind> kind,
        Declared<Integer> groups,
        Declared<Double> epsilon,
        Declared<Double> decay) {}
