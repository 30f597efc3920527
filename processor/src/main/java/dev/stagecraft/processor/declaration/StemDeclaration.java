/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import java.util.List;

/** {@link dev.stagecraft.Stem}. */
public record StemDeclaration(
        Declared<List<Integer>> filters,
        Declared<Integer> kernel,
        Declared<Integer> stride,
        Declared<Boolean> normalized,
        PoolDeclaration pool) {
    /** The same stem with another kernel. */
    public StemDeclaration withKernel(int size) {
        return new StemDeclaration(filters, new Declared<>(size, kernel.origin(), true), stride, normalized, pool);
    }

    /** The same stem with another pool. */
    public StemDeclaration with(PoolDeclaration other) {
        return new StemDeclaration(filters, kernel, stride, normalized, other);
    }

    /** The same stem with another stride. */
    public StemDeclaration withStride(int pixels) {
        return new StemDeclaration(filters, kernel, new Declared<>(pixels, stride.origin(), true), normalized, pool);
    }
}
