/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Who computes a network, and in which numbers. A training may go on otherwise than it began, so it is no setting; but then its result is another
 * one in the last digits, or in the third where the numbers are of bfloat16.
 */
record Computing(Execution execution, Precision precision) {
    private static final String EXECUTION = "computing.execution";
    private static final String PRECISION = "computing.precision";

    static Computing of(ComputationGraph network) {
        return new Computing(Execution.of(network), Precision.of(network));
    }

    Map<String, String> format() {
        return Map.of(EXECUTION, execution.name(), PRECISION, precision.name());
    }

    /** Empty if the notes do not say, or something that this version does not know. */
    static Optional<Computing> parse(Map<String, String> notes) {
        try {
            return Optional.of(new Computing(
                    execution(notes.getOrDefault(EXECUTION, "")),
                    Precision.valueOf(notes.getOrDefault(PRECISION, ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Version 0.2 wrote FUSED, on a CPU as on a GPU, and STOCK. */
    private static Execution execution(String name) {
        return switch (name) {
            case "FUSED" -> Backend.current() instanceof Backend.Gpu ? Execution.CUDNN : Execution.ONEDNN;
            case "STOCK" -> Execution.DEEPLEARNING4J;
            default -> Execution.valueOf(name);
        };
    }

    @Override
    public String toString() {
        return switch (execution) {
                    case DEEPLEARNING4J -> "by Deeplearning4j";
                    case LIBTORCH -> "by libtorch";
                    case CUDNN -> "with convolutions by cuDNN";
                    case AUTO, ONEDNN -> "with convolutions by oneDNN";
                }
                + " in "
                + switch (precision) {
                    case BFLOAT16 -> "bfloat16";
                    case TF32 -> "TF32";
                    case FULL -> "full precision";
                };
    }
}
