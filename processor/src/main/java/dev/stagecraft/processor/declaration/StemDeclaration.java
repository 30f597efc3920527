package dev.stagecraft.processor.declaration;

import java.util.List;

/** {@link dev.stagecraft.Stem}. */
public record StemDeclaration(
        Declared<List<Integer>> filters, Declared<Integer> kernel, Declared<Integer> stride, PoolDeclaration pool) {}
