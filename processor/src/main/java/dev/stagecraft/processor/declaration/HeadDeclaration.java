/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

/** {@link dev.stagecraft.Head}. */
public record HeadDeclaration(
        Declared<Integer> classes,
        Declared<Boolean> normalized,
        PoolDeclaration pool,
        Declared<Double> dropout,
        Declared<Boolean> bias) {
    /** The same head with another pool. */
    public HeadDeclaration with(PoolDeclaration other) {
        return new HeadDeclaration(classes, normalized, other, dropout, bias);
    }
}
