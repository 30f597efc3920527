/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.spark.training.ClusterResult;
import java.time.Duration;
import java.util.List;

/**
 * What a training on a cluster came to, and what its steps cost. Times and bytes are those of the attempt that came to the end.
 *
 * @param epochLosses the mean loss of each epoch, over all workers
 * @param epochAccuracies the share of held-out images that were classified right after each epoch, 0 to 1; empty without validationIndicatorCol
 * @param attempts how many times the stage was started: 1, and one more for each that lost an executor
 * @param steps how many steps the last attempt took
 * @param time how long these took
 * @param exchanges how many times the workers exchanged gradients or weights
 * @param exchangeTime how long these took, with the wait for the slowest worker; the mean over the workers
 * @param exchangedBytes how many bytes each worker sent, and as many received
 */
public record TrainingSummary(
        List<Double> epochLosses,
        List<Double> epochAccuracies,
        int attempts,
        int steps,
        Duration time,
        long exchanges,
        Duration exchangeTime,
        long exchangedBytes) {
    /**
     * Copies the lists.
     *
     * @param epochLosses the mean loss of each epoch, over all workers
     * @param epochAccuracies the share of held-out images that were classified right after each epoch
     * @param attempts how many times the stage was started
     * @param steps how many steps the last attempt took
     * @param time how long these took
     * @param exchanges how many times the workers exchanged gradients or weights
     * @param exchangeTime how long these took
     * @param exchangedBytes how many bytes each worker sent
     */
    public TrainingSummary {
        epochLosses = List.copyOf(epochLosses);
        epochAccuracies = List.copyOf(epochAccuracies);
    }

    static TrainingSummary of(ClusterResult result) {
        return new TrainingSummary(
                result.epochLosses(),
                result.epochAccuracies(),
                result.attempts(),
                result.steps(),
                Duration.ofNanos(result.nanoseconds()),
                result.traffic().exchanges(),
                Duration.ofNanos(result.traffic().nanoseconds()),
                result.traffic().bytes());
    }
}
