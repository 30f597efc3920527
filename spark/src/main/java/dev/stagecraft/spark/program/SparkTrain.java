/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.spark.ResidualNetworkClassifier;
import dev.stagecraft.spark.ResidualNetworkModel;
import dev.stagecraft.spark.TrainingSummary;
import dev.stagecraft.spark.data.LabelledImages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network, and saves the model in the format of one machine's. */
@Command(name = "spark-train", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
public final class SparkTrain extends Program {
    @Option(names = "--network", required = true, description = "The full name of the network's interface.")
    private String network;

    @Option(
            names = "--data",
            required = true,
            description =
                    "Parquet files with image and label; a folder with a subfolder for each class; or a folder of IDX files.")
    private String data;

    @Option(names = "--recipe", required = true, description = "A published recipe, or a file of your own.")
    private String recipe;

    @Option(names = "--epochs", description = "How often each image is used, instead of the recipe's number.")
    private Integer epochs;

    @Option(
            names = "--batch-size",
            description = "How many images of all workers make a step, instead of the recipe's.")
    private Integer batchSize;

    @Option(names = "--workers", defaultValue = "2", description = "How many tasks train (${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--averaging-interval",
            defaultValue = "1",
            description =
                    "1: gradients are added up in each step; more: weights are averaged after so many (${DEFAULT-VALUE}).")
    private int averagingInterval;

    @Option(
            names = "--checkpoints",
            defaultValue = "",
            description = "A folder to go on from, on a Hadoop file system.")
    private String checkpoints;

    @Option(names = "--checkpoint-interval", defaultValue = "0", description = "Steps from one to the next; 0: epochs.")
    private int checkpointInterval;

    @Option(
            names = "--held-out",
            defaultValue = "0",
            description =
                    "The share of the images that is not trained on, and that each epoch is measured by (${DEFAULT-VALUE}).")
    private double heldOut;

    @Option(
            names = "--validation-indicator",
            defaultValue = "",
            description = "Instead of a share: the column of Parquet files that is true for those images.")
    private String validationIndicator;

    @Mixin
    private ComputationOptions computation;

    @Option(
            names = "--wait-for-executors",
            paramLabel = "SECONDS",
            description =
                    "How long executors may take to come before there are too few (what Spark gives a new application).")
    private Integer waitForExecutors;

    @Option(names = "--seed", defaultValue = "42", description = "What all choices are drawn from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--model", required = true, description = "The file to save, on a Hadoop file system.")
    private String model;

    /** With options as the program begins. */
    public SparkTrain() {}

    /**
     * The program.
     *
     * @param arguments its options
     */
    public static void main(String[] arguments) {
        run(new SparkTrain(), arguments);
    }

    @Override
    void check() {
        if (heldOut != 0 && !validationIndicator.isEmpty()) {
            throw new IllegalArgumentException(
                    "--held-out and --validation-indicator both say which images are held out: leave one of them out.");
        }
    }

    @Override
    void work(SparkSession spark) throws Exception {
        ResidualNetworkClassifier stage = new ResidualNetworkClassifier()
                .setNetwork(network)
                .setRecipe(chosenRecipe(spark).toJson())
                .setWorkers(workers)
                .setAveragingInterval(averagingInterval)
                .setCheckpointDir(checkpoints)
                .setCheckpointInterval(checkpointInterval)
                .setSeed(seed)
                .setPrecision(computation.precision())
                .setExecution(computation.engine());
        if (waitForExecutors != null) {
            stage.setWaitForExecutors(waitForExecutors);
        }
        ResidualNetworkModel trained = stage.fit(images(spark, stage));
        Path file = new Path(model);
        try (OutputStream out =
                file.getFileSystem(spark.sparkContext().hadoopConfiguration()).create(file)) {
            out.write(trained.modelFile());
        }
        TrainingSummary summary = trained.summary().orElseThrow();
        for (int epoch = 0; epoch < summary.epochLosses().size(); epoch++) {
            System.out.printf(
                    Locale.ROOT,
                    "epoch %d: loss %.3f%s%n",
                    epoch + 1,
                    summary.epochLosses().get(epoch),
                    summary.epochAccuracies().isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    ", test accuracy %.1f %%",
                                    100 * summary.epochAccuracies().get(epoch)));
        }
        System.out.printf(
                Locale.ROOT,
                "%,d steps in %.1f s, of which %.1f s for %,d exchanges, in which each worker sent %,d bytes%n",
                summary.steps(),
                summary.time().toMillis() / 1e3,
                summary.exchangeTime().toMillis() / 1e3,
                summary.exchanges(),
                summary.exchangedBytes());
        System.out.println("saved " + model);
    }

    private Dataset<Row> images(SparkSession spark, ResidualNetworkClassifier stage) throws IOException {
        Dataset<Row> images = LabelledImages.open(spark, data);
        if (heldOut == 0) {
            stage.setValidationIndicatorCol(validationIndicator);
            return images;
        }
        stage.setValidationIndicatorCol(HeldOutShare.COLUMN);
        return HeldOutShare.of(images, stage.getImageCol(), heldOut);
    }

    private Recipe chosenRecipe(SparkSession spark) throws IOException {
        Recipe chosen = recipe.endsWith(".json") ? Recipe.parse(text(spark)) : Recipe.named(recipe);
        chosen = epochs == null ? chosen : chosen.withEpochs(epochs);
        return batchSize == null ? chosen : chosen.withBatchSize(batchSize, chosen.parts());
    }

    private String text(SparkSession spark) throws IOException {
        Path file = new Path(recipe);
        try (var in =
                file.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
