/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.spark.data.RowSamples;
import java.io.Serializable;

/**
 * What each task of a training is told.
 *
 * @param network the full name of the class of the network's definition
 * @param recipe as JSON; its batch is that of all tasks
 * @param columns of the images and labels
 * @param imagesPerTask how many images a task uses in an epoch
 * @param fingerprint of all images
 * @param everySteps after how many steps weights are averaged; 1, and gradients are in each step
 * @param checkpointInterval after how many steps a checkpoint is kept, beside those after each epoch
 * @param seed of the training
 * @param cacheBytes how many bytes of decoded images a task may keep
 * @param threads how many threads of a task decode
 */
record Job(
        String network,
        String recipe,
        RowSamples columns,
        int imagesPerTask,
        String fingerprint,
        int everySteps,
        int checkpointInterval,
        long seed,
        long cacheBytes,
        int threads)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
