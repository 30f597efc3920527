/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/** {@link dev.stagecraft.ConvolutionalBlockAttention}. */
public record ConvolutionalBlockAttentionDeclaration(
        Origin origin, Declared<Integer> reduction, Declared<Integer> kernel, Declared<List<Integer>> stages)
        implements AttentionDeclaration {
    @Override
    public String annotation() {
        return "ConvolutionalBlockAttention";
    }

    @Override
    public List<Declared<?>> values() {
        return List.of(reduction, kernel, stages);
    }
}
