/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.spark.scoring.ScoringComputation;
import java.util.Arrays;
import java.util.Locale;

/** How a stage computes, by the names of its parameters. */
final class ComputationParameters {
    static final String[] PRECISIONS = names(Precision.values());
    static final String[] EXECUTIONS = names(Execution.values());

    private ComputationParameters() {}

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    static ScoringComputation of(PredictionParams<?> stage) {
        return new ScoringComputation(
                Execution.valueOf(stage.getExecution().toUpperCase(Locale.ROOT)),
                Precision.valueOf(stage.getPrecision().toUpperCase(Locale.ROOT)));
    }
}
