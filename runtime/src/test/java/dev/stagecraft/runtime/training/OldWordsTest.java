/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints that were written before who computes was called as today. */
class OldWordsTest {
    /** On a CPU, where the tests run. */
    @ParameterizedTest
    @CsvSource({"FUSED, ONEDNN", "STOCK, DEEPLEARNING4J", "LIBTORCH, LIBTORCH", "ONEDNN, ONEDNN", "CUDNN, CUDNN"})
    void sayWhoComputed(String written, Execution execution) {
        assertEquals(Optional.of(new Computing(execution, Precision.FULL)), read(written));
    }

    @Test
    void whatThisVersionDoesNotKnowIsNothing() {
        assertEquals(Optional.empty(), read("QUANTUM"));
    }

    private static Optional<Computing> read(String execution) {
        return Computing.parse(Map.of("computing.execution", execution, "computing.precision", "FULL"));
    }
}
