/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Progress;
import java.util.Objects;

/**
 * How an {@link Evaluator} measures.
 *
 * @param batchSize how many images are classified at a time; more take more memory
 * @param progress told how many images are classified
 */
public record EvaluationOptions(int batchSize, Progress progress) {
    /**
     * Checks the options.
     *
     * @param batchSize how many images are classified at a time
     * @param progress told how many images are classified
     * @throws IllegalArgumentException if the batch size is below 1
     * @throws NullPointerException if the progress is null
     */
    public EvaluationOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is " + batchSize + "; it must be 1 or more.");
        }
        Objects.requireNonNull(progress, "progress");
    }

    /** {@return options with 128 images at a time, which tell nothing} */
    public static EvaluationOptions defaults() {
        return new EvaluationOptions(128, Progress.silent());
    }

    /**
     * {@return these options with batches of another size}
     *
     * @param batchSize how many images are classified at a time
     * @throws IllegalArgumentException if it is below 1
     */
    public EvaluationOptions withBatchSize(int batchSize) {
        return new EvaluationOptions(batchSize, progress);
    }

    /**
     * {@return these options with somebody to tell}
     *
     * @param progress told how many images are classified
     */
    public EvaluationOptions withProgress(Progress progress) {
        return new EvaluationOptions(batchSize, progress);
    }
}
