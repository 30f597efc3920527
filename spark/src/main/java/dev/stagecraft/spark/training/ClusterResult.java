/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.spark.exchange.Traffic;
import java.util.Arrays;
import java.util.List;

/**
 * A network that was trained on a cluster, and what the last attempt cost.
 *
 * @param model the saved model
 * @param epochLosses the mean loss of each epoch
 * @param epochAccuracies the share of held-out images that were right after each epoch; empty if there are none
 * @param attempts how many times the stage was started
 * @param steps how many steps the last attempt took
 * @param nanoseconds how long these took
 * @param traffic what the exchanges of a task cost; times are the mean over the tasks
 */
public record ClusterResult(
        byte[] model,
        List<Double> epochLosses,
        List<Double> epochAccuracies,
        int attempts,
        int steps,
        long nanoseconds,
        Traffic traffic) {
    static ClusterResult of(List<Outcome.Trained> tasks, int attempts) {
        Outcome.Trained first = tasks.get(0);
        long waited = (long) tasks.stream()
                .mapToLong(task -> task.traffic().nanoseconds())
                .average()
                .orElse(0);
        Traffic traffic =
                new Traffic(first.traffic().exchanges(), first.traffic().bytes(), waited);
        return new ClusterResult(
                first.model(),
                Arrays.stream(first.epochLosses()).boxed().toList(),
                Arrays.stream(first.epochAccuracies()).boxed().toList(),
                attempts,
                first.steps(),
                first.nanoseconds(),
                traffic);
    }
}
