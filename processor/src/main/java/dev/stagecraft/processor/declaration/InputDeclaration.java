package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.Input}. */
public record InputDeclaration(Declared<Integer> channels, Declared<Integer> height, Declared<Integer> width) {}
