package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.Head}. */
public record HeadDeclaration(Declared<Integer> classes, PoolDeclaration pool, Declared<Boolean> bias) {}
