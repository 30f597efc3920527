/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.PretrainedWeights;

/** {@link PretrainedWeights}. */
public record PretrainedWeightsDeclaration(Declared<String> location) {
    /** Whether it names a file, and is not there to have none. */
    boolean isSome() {
        return !location.value().equals(PretrainedWeights.NONE);
    }
}
