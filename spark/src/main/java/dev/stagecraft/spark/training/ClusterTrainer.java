/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.spark.data.RowSamples;
import dev.stagecraft.spark.data.TaskShares;
import dev.stagecraft.spark.exchange.MeetingPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag$;

/**
 * The driver of a training. The stage's tasks give their results to it directly, so that Spark ends the stage when an executor is lost; the driver then counts the slots
 * anew, and starts the stage from the newest checkpoint. It gives up when that has failed so many times without another checkpoint between.
 *
 * @param settings what the training was told
 */
public record ClusterTrainer(ClusterSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterTrainer.class);
    private static final int FAILURES = 4;

    /**
     * Trains.
     *
     * @param dataset with the images and labels
     * @param columns where these are
     * @return the trained network, and what it cost
     * @throws ClusterTrainingException if the training cannot go on; the message is one sentence
     */
    public ClusterResult train(Dataset<Row> dataset, RowSamples columns) {
        SparkContext spark = dataset.sparkSession().sparkContext();
        check(columns);
        Optional<CheckpointStore> store = settings.checkpointDir()
                .map(folder -> new CheckpointStore(folder, new SerializableConfiguration(spark.hadoopConfiguration())));
        store.ifPresent(CheckpointStore::newest);
        Slots slots = new Slots(spark, settings.workers(), settings.executorWait());
        slots.requireAtBeginning();
        TaskShares shares = shares(dataset.javaRDD(), columns);
        Job job = new Job(
                settings.network(),
                settings.recipe().toJson(),
                columns,
                shares.training(),
                shares.heldOut(),
                settings.everySteps(),
                settings.checkpointInterval(),
                settings.seed(),
                settings.cacheBytes(),
                settings.threads(),
                settings.computation());
        return attempts(slots, shares, job, store);
    }

    /** What would fail in each task fails here at once. */
    private void check(RowSamples columns) {
        NetworkDefinition definition = Networks.find(settings.network());
        Recipe recipe = settings.recipe();
        Trainer.of(definition, NetworkOptions.defaults()).recipe(recipe).preprocessing();
        if (recipe.earlyStopping().isPresent() && !columns.heldOut().isThere()) {
            throw new IllegalArgumentException(
                    "The recipe " + recipe.name()
                            + " stops early by the accuracy on held-out images: set validationIndicatorCol to the column that says which these are, or leave earlyStopping out.");
        }
        if (settings.checkpointInterval() != Integer.MAX_VALUE
                && settings.checkpointInterval() % settings.everySteps() != 0) {
            throw new IllegalArgumentException("checkpointInterval is " + settings.checkpointInterval()
                    + ", and the tasks have the same weights every " + settings.everySteps()
                    + " steps: make it a multiple of averagingInterval.");
        }
        int parts = recipe.parts() * settings.workers();
        if (recipe.batchSize() % parts != 0) {
            throw new IllegalArgumentException("The recipe's batch of " + recipe.batchSize() + " images is for "
                    + settings.workers() + " workers: make it a multiple of " + parts + ".");
        }
    }

    private TaskShares shares(JavaRDD<Row> rows, RowSamples columns) {
        try {
            return TaskShares.of(rows, columns, settings.workers());
        } catch (Exception e) {
            Optional<String> sentence = Sentences.ofArgument(e);
            if (sentence.isPresent()) {
                throw new ClusterTrainingException(sentence.get(), e);
            }
            throw new ClusterTrainingException(
                    "The images cannot be read, because of " + Sentences.reason(Sentences.root(e))
                            + ": mend or leave out what is named there.",
                    e);
        }
    }

    private ClusterResult attempts(Slots slots, TaskShares shares, Job job, Optional<CheckpointStore> store) {
        int failures = 0;
        Optional<String> before = Optional.empty();
        for (int attempt = 1; ; attempt++) {
            Optional<String> newest = store.flatMap(CheckpointStore::newest);
            failures = newest.equals(before) ? failures : 0;
            before = newest;
            try (MeetingPoint point = new MeetingPoint(settings.workers())) {
                return result(run(shares, new TrainingTask(job, point.name(), store, newest)), attempt);
            } catch (ClusterTrainingException e) {
                throw e;
            } catch (Exception e) {
                if (++failures == FAILURES || slots.spark().isStopped()) {
                    throw new ClusterTrainingException(
                            "The training has failed " + failures
                                    + " times without a checkpoint between, the last time because of "
                                    + Sentences.reason(Sentences.root(e)) + ": look into the executors' logs.",
                            e);
                }
                LOG.warn(
                        "The training goes on from {}, because of {}",
                        store.flatMap(CheckpointStore::newest).orElse("the beginning"),
                        Sentences.reason(e));
                slots.requireAgain();
            }
        }
    }

    private static List<Outcome> run(TaskShares shares, TrainingTask task) {
        byte[][] results = (byte[][]) shares.samples()
                .rdd()
                .barrier()
                .mapPartitions(task, false, ClassTag$.MODULE$.apply(byte[].class))
                .collect();
        return Arrays.stream(results).map(Outcome::parse).toList();
    }

    private static ClusterResult result(List<Outcome> outcomes, int attempts) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Failed failed) {
                LOG.error("A task has failed: {}", failed.trace());
                throw new ClusterTrainingException(failed.sentence(), null);
            }
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.PeerFailed failed) {
                throw new ClusterTrainingException(failed.sentence(), null);
            }
        }
        return ClusterResult.of(
                outcomes.stream().map(Outcome.Trained.class::cast).toList(), attempts);
    }
}
