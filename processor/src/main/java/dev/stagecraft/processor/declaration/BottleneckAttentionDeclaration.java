/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import java.util.List;

/** {@link dev.stagecraft.BottleneckAttention}. */
public record BottleneckAttentionDeclaration(
        Declared<Integer> reduction, Declared<Integer> dilation, Declared<List<Integer>> stages) {

    /** Whether it follows a stage. */
    public boolean follows(StageDeclaration stage) {
        return stages.value().isEmpty()
                ? stage.number() < stage.of()
                : stages.value().contains(stage.number());
    }
}
