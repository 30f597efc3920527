/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import picocli.CommandLine.Option;

/** How executors compute. */
final class ComputationOptions {
    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "full",
            description =
                    "What is computed with: full, which is 32 bits, tf32, or bfloat16, where the processors have it (${DEFAULT-VALUE}).")
    private String precision;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "What computes: auto, onednn, cudnn, deeplearning4j or libtorch (${DEFAULT-VALUE}).")
    private String engine;

    String precision() {
        return precision;
    }

    String engine() {
        return engine;
    }
}
