/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.spark.data.RowSamples;
import dev.stagecraft.spark.data.ShareSizes;
import dev.stagecraft.spark.scoring.ScoringComputation;
import java.io.Serializable;

/**
 * What each task of a training is told.
 *
 * @param network the full name of the class of the network's definition
 * @param recipe as JSON; its batch is that of all tasks
 * @param columns of the images and labels
 * @param training the images that train
 * @param heldOut the others
 * @param everySteps after how many steps weights are averaged; 1, and gradients are in each step
 * @param checkpointInterval after how many steps a checkpoint is kept, beside those after each epoch
 * @param seed of the training
 * @param cacheBytes how many bytes of decoded images a task may keep
 * @param threads how many threads of a task decode
 * @param computation how the network is computed
 */
record Job(
        String network,
        String recipe,
        RowSamples columns,
        ShareSizes training,
        ShareSizes heldOut,
        int everySteps,
        int checkpointInterval,
        long seed,
        long cacheBytes,
        int threads,
        ScoringComputation computation)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
