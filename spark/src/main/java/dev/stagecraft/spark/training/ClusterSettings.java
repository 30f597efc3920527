/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.spark.scoring.ScoringComputation;
import java.time.Duration;
import java.util.Optional;

/**
 * What a training on a cluster is told.
 *
 * @param network the full name of the network's interface or generated class
 * @param recipe whose batch is that of all tasks
 * @param workers how many tasks train
 * @param everySteps after how many steps weights are averaged; 1, and gradients are in each step
 * @param checkpointDir the folder of the checkpoints
 * @param checkpointInterval after how many steps one is kept, beside those after each epoch
 * @param seed of the training
 * @param cacheBytes how many bytes of decoded images a task may keep
 * @param threads how many threads of a task decode
 * @param computation how the network is computed
 * @param executorWait how long executors may take to come; empty, and it is what Spark gives those of a new application
 */
public record ClusterSettings(
        String network,
        Recipe recipe,
        int workers,
        int everySteps,
        Optional<String> checkpointDir,
        int checkpointInterval,
        long seed,
        long cacheBytes,
        int threads,
        ScoringComputation computation,
        Optional<Duration> executorWait) {}
