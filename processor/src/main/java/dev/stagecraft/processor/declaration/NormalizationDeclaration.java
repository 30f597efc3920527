package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.Normalization}. */
public record NormalizationDeclaration(Declared<Double> epsilon, Declared<Double> decay) {}
