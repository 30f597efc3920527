/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.spark.data.LabelledImages;
import dev.stagecraft.spark.exchange.MeetingPoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag$;

/**
 * A cluster of two executors of one core each, for the benchmark {@code spark}, which asks it: for a training of {@code FashionResNet20} by its recipe, 2 x 64 images a step,
 * with gradients added up in each step or weights averaged every few; for answers; and for what the exchange of numbers costs by itself, or by Spark's
 * {@code treeAggregate} and a broadcast.
 */
final class ClusterProcess {
    /** Of the samples, which only the profile spark-cluster has. */
    static final String NETWORK = "dev.stagecraft.samples.network.course.FashionResNet20";

    /** How often a round answers for the images. */
    static final int PASSES = 5;

    private static final int BATCH = 128;
    private static final int PARAMETERS = 271_098;
    private static final int LARGE = 1_000_000;
    private static final int STEPS = 40;

    private final SparkSession spark;
    private final Dataset<Row> images;
    private final Path photographs;
    private final Path folder;
    private ResidualNetworkModel trained;
    private ResNet50Scoring large;

    private ClusterProcess(SparkSession spark, Path idx, Path photographs, Path folder) throws IOException {
        this.spark = spark;
        this.photographs = photographs;
        this.folder = folder;
        images = LabelledImages.ofIdx(spark, MnistFolder.load(idx).training())
                .repartition(8)
                .cache();
    }

    /**
     * The program.
     *
     * @param arguments a folder of IDX files, and one of JPEGs
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream replies = System.out;
        System.setOut(System.err);
        Path folder = Files.createTempDirectory("spark-benchmark");
        try (LocalCluster cluster = new LocalCluster(folder);
                SparkSession spark = cluster.session("spark.executor.memory", "1800m")) {
            spark.sparkContext().setLogLevel("ERROR");
            ClusterProcess process = new ClusterProcess(spark, Path.of(arguments[0]), Path.of(arguments[1]), folder);
            Requests.serve(replies, process::measure);
        }
    }

    private double measure(List<String> words) throws Exception {
        return switch (words.get(0)) {
            case "train" -> train(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
            case "score" -> score();
            case "resnet50" -> large().measure(words.get(1));
            case "exchange" -> exchange(Integer.parseInt(words.get(1)));
            case "aggregate" -> aggregate();
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private ResNet50Scoring large() throws IOException {
        if (large == null) {
            large = new ResNet50Scoring(spark, photographs, folder);
        }
        return large;
    }

    /** Images a second. */
    private double train(int interval, int epochs) {
        Recipe recipe = Recipe.FASHION20.withEpochs(epochs).withBatchSize(BATCH, 1);
        ResidualNetworkModel model = new ResidualNetworkClassifier()
                .setNetwork(NETWORK)
                .setRecipe(recipe.toJson())
                .setAveragingInterval(interval)
                .fit(images);
        trained = model;
        TrainingSummary summary = model.summary().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "spark %d: %d steps, a step %.1f ms, an exchange %.2f ms (%d), %d bytes each%n",
                interval,
                summary.steps(),
                summary.time().toNanos() / 1e6 / summary.steps(),
                summary.exchangeTime().toNanos() / 1e6 / summary.exchanges(),
                summary.exchanges(),
                summary.exchangedBytes() / summary.exchanges());
        return images.count() * epochs / (summary.time().toNanos() / 1e9);
    }

    /** Images a second, each several times in one job. */
    private double score() {
        Dataset<Row> all = IntStream.range(1, PASSES).mapToObj(pass -> images).reduce(images, Dataset::union);
        double count = all.count();
        long begin = System.nanoTime();
        trained.transform(all)
                .select("prediction")
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
        long end = System.nanoTime();
        return count / ((end - begin) / 1e9);
    }

    /** Milliseconds that the training's exchange costs by itself. */
    private double exchange(int length) {
        int rounds = length > LARGE ? 15 : 200;
        try (MeetingPoint point = new MeetingPoint(2)) {
            double[][] tasks = (double[][]) JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(List.of(0, 1), 2)
                    .rdd()
                    .barrier()
                    .mapPartitions(
                            new ExchangeTask(point.name(), length, rounds),
                            false,
                            ClassTag$.MODULE$.apply(double[].class))
                    .collect();
            return Arrays.stream(tasks[0]).sorted().toArray()[rounds / 2];
        }
    }

    /** Milliseconds of a step by Spark's own means: gradients to the driver by way of executors, and weights to all. */
    private double aggregate() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Double> milliseconds = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            long begin = System.nanoTime();
            Broadcast<float[]> weights = context.broadcast(new float[PARAMETERS]);
            float[] sums = context.parallelize(List.of(0, 1), 2)
                    .map(task -> weights.value().clone())
                    .treeAggregate(new float[PARAMETERS], ClusterProcess::sum, ClusterProcess::sum);
            milliseconds.add((System.nanoTime() - begin) / 1e6);
            weights.destroy();
            Arrays.fill(sums, 0);
        }
        milliseconds.sort(null);
        return milliseconds.get(STEPS / 2);
    }

    private static float[] sum(float[] one, float[] other) {
        IntStream.range(0, one.length).forEach(i -> one[i] += other[i]);
        return one;
    }
}
