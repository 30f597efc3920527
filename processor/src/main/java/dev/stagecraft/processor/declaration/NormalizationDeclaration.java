/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Normalization;

/** {@link Normalization}. */
public record NormalizationDeclaration(
        Declared<Normalization.Kind> kind, Declared<Integer> groups, Declared<Double> epsilon, Declared<Double> decay) {
    /** The same, over batches. */
    NormalizationDeclaration overBatches() {
        return new NormalizationDeclaration(
                new Declared<>(Normalization.Kind.BATCH, kind.origin(), kind.written()), groups, epsilon, decay);
    }
}
