package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.SqueezeExcitation}. */
public record SqueezeExcitationDeclaration(Declared<Integer> reduction, Declared<Integer> divisor) {}
