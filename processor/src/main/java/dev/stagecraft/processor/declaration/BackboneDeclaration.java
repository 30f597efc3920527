/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/** {@link dev.stagecraft.Backbone}. */
public record BackboneDeclaration(
        Origin origin,
        Declared<List<Integer>> stages,
        Declared<List<Integer>> channels,
        Declared<List<Integer>> strides,
        Declared<Boolean> normalized) {
    /** Whether it gives the maps of stages that are named, and not the last map of all. */
    public boolean namesStages() {
        return !stages.value().isEmpty();
    }

    /** How many maps it gives. */
    public int count() {
        return namesStages() ? stages.value().size() : 1;
    }

    /** The number of the last stage that it needs. */
    public int lastStage(int ofNetwork) {
        return namesStages() ? stages.value().get(count() - 1) : ofNetwork;
    }
}
