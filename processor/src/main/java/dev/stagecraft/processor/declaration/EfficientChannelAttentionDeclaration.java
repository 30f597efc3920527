/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/** {@link dev.stagecraft.EfficientChannelAttention}. */
public record EfficientChannelAttentionDeclaration(
        Origin origin, Declared<List<Integer>> kernels, Declared<List<Integer>> stages)
        implements AttentionDeclaration {
    @Override
    public String annotation() {
        return "EfficientChannelAttention";
    }

    @Override
    public List<Declared<?>> values() {
        return List.of(kernels, stages);
    }

    /** The kernel that is declared for a stage, counted from 1; 0 where the paper's rule decides. */
    public int kernelOf(int stage) {
        List<Integer> sizes = kernels.value();
        if (sizes.isEmpty()) {
            return 0;
        }
        return sizes.size() == 1 ? sizes.get(0) : sizes.get(stage - 1);
    }
}
