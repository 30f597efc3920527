/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import java.util.List;

/** {@link dev.stagecraft.DropBlock}. */
public record DropBlockDeclaration(
        Declared<Double> rate, Declared<List<Integer>> blockSizes, Declared<List<Double>> scales) {

    /** Which of the sizes and scales is that of a stage; negative where it has none. */
    public int indexOf(StageDeclaration stage) {
        return stage.number() - 1 - (stage.of() - blockSizes.value().size());
    }
}
