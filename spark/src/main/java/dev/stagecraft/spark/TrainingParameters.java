/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What the stage that trains is told beside: names, meanings, and what holds unless set. */
public final class TrainingParameters implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> labelCol;
    final Param<String> validationIndicatorCol;
    final Param<String> network;
    final Param<String> recipe;
    final IntParam workers;
    final IntParam averagingInterval;
    final Param<String> checkpointDir;
    final IntParam checkpointInterval;
    final LongParam seed;
    final LongParam cacheMegabytes;
    final IntParam decodingThreads;
    final IntParam waitForExecutors;

    TrainingParameters(String uid) {
        labelCol = new Param<>(uid, "labelCol", "the column of the numbers of the classes, from 0");
        validationIndicatorCol = new Param<>(
                uid,
                "validationIndicatorCol",
                "the column that is true for images that are held out, and not trained on; empty for none");
        network = new Param<>(
                uid, "network", "the full name of the network's interface, or of the class that was generated of it");
        recipe = new Param<>(
                uid, "recipe", "how the network is trained: the name of a published recipe, or one as JSON");
        workers = new IntParam(uid, "workers", "how many tasks train at once");
        averagingInterval = new IntParam(
                uid,
                "averagingInterval",
                "1: gradients are added up in each step; more: weights are averaged after so many");
        checkpointDir =
                new Param<>(uid, "checkpointDir", "a folder on a Hadoop file system for checkpoints; empty for none");
        checkpointInterval = new IntParam(
                uid,
                "checkpointInterval",
                "after how many steps a checkpoint is kept, beside those after each epoch; 0 for these only");
        seed = new LongParam(uid, "seed", "what the order of images and all choices are drawn from");
        cacheMegabytes =
                new LongParam(uid, "cacheMegabytes", "how many megabytes of decoded images each worker may keep");
        decodingThreads =
                new IntParam(uid, "decodingThreads", "how many threads of each worker read, decode and augment images");
        waitForExecutors = new IntParam(
                uid,
                "waitForExecutors",
                "how many seconds executors may take to come before there are too few; unless set, what Spark gives a new application");
    }

    void setDefaults(Params stage) {
        stage.setDefault(labelCol, "label");
        stage.setDefault(validationIndicatorCol, "");
        stage.setDefault(workers, 2);
        stage.setDefault(averagingInterval, 1);
        stage.setDefault(checkpointDir, "");
        stage.setDefault(checkpointInterval, 0);
        stage.setDefault(seed, 42L);
        stage.setDefault(cacheMegabytes, 256L);
        stage.setDefault(decodingThreads, 1);
    }
}
