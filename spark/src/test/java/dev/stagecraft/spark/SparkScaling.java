/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.spark.exchange.MeetingPoint;
import dev.stagecraft.spark.program.LabelledImages;
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
 * Two executors of one core each against one process with two threads: {@code FashionResNet20} by its recipe, 2 x 64 images a step, with gradients added up in each step and
 * with weights averaged every 8; its answers; and what the exchange of as many numbers costs by Spark's {@code treeAggregate} and a broadcast.
 */
final class SparkScaling {
    /** Of the samples, which only the profile spark-cluster has. */
    static final String NETWORK = "dev.stagecraft.samples.network.course.FashionResNet20";

    private static final int BATCH = 128;
    private static final int PARAMETERS = 271_098;

    private SparkScaling() {}

    /**
     * The program.
     *
     * @param arguments a folder of IDX files, how many epochs, and how many rounds
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("spark-scaling");
        int rounds = Integer.parseInt(arguments[2]);
        try (LocalCluster cluster = new LocalCluster(folder);
                SparkSession spark = cluster.session()) {
            spark.sparkContext().setLogLevel("ERROR");
            Dataset<Row> images = LabelledImages.ofIdx(
                            spark, MnistFolder.load(Path.of(arguments[0])).training())
                    .repartition(8)
                    .cache();
            for (int round = 0; round < rounds; round++) {
                one(arguments);
                ResidualNetworkModel model = train(images, arguments[1], 1);
                train(images, arguments[1], 8);
                score(model, images);
            }
            for (int length : new int[] {1, PARAMETERS, 11_689_512}) {
                exchange(spark, length, length > 1_000_000 ? 15 : 200);
            }
            aggregate(spark);
        }
    }

    private static void one(String[] arguments) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneProcess.class.getName(),
                        arguments[0],
                        arguments[1])
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.waitFor();
    }

    private static ResidualNetworkModel train(Dataset<Row> images, String epochs, int interval) {
        Recipe recipe = Recipe.FASHION20.withEpochs(Integer.parseInt(epochs)).withBatchSize(BATCH, 1);
        ResidualNetworkModel model = new ResidualNetworkClassifier()
                .setNetwork(NETWORK)
                .setRecipe(recipe.toJson())
                .setAveragingInterval(interval)
                .fit(images);
        TrainingSummary summary = model.summary().orElseThrow();
        double trained = images.count() * Double.parseDouble(epochs);
        System.out.printf(
                Locale.ROOT,
                "spark %d %.1f images/s, %d steps, a step %.1f ms, an exchange %.2f ms (%d), %d bytes each%n",
                interval,
                trained / (summary.time().toNanos() / 1e9),
                summary.steps(),
                summary.time().toNanos() / 1e6 / summary.steps(),
                summary.exchangeTime().toNanos() / 1e6 / summary.exchanges(),
                summary.exchanges(),
                summary.exchangedBytes() / summary.exchanges());
        return model;
    }

    private static void score(ResidualNetworkModel model, Dataset<Row> images) {
        for (int round = 0; round < 2; round++) {
            long begin = System.nanoTime();
            model.transform(images)
                    .select("prediction")
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            System.out.printf(
                    Locale.ROOT, "spark answers %.1f%n", images.count() / ((System.nanoTime() - begin) / 1e9));
        }
    }

    /** What the training's exchange costs by itself. */
    private static void exchange(SparkSession spark, int length, int rounds) {
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
            double[] sorted = Arrays.stream(tasks[0]).sorted().toArray();
            System.out.printf(Locale.ROOT, "exchange of %d numbers: median %.2f ms%n", length, sorted[rounds / 2]);
        }
    }

    /** A step by Spark's own means: gradients to the driver by way of executors, and weights to all. */
    private static void aggregate(SparkSession spark) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Double> milliseconds = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            long begin = System.nanoTime();
            Broadcast<float[]> weights = context.broadcast(new float[PARAMETERS]);
            float[] sums = context.parallelize(List.of(0, 1), 2)
                    .map(task -> weights.value().clone())
                    .treeAggregate(new float[PARAMETERS], SparkScaling::sum, SparkScaling::sum);
            milliseconds.add((System.nanoTime() - begin) / 1e6);
            weights.destroy();
            Arrays.fill(sums, 0);
        }
        milliseconds.sort(null);
        System.out.printf(Locale.ROOT, "treeAggregate and broadcast: median %.1f ms of 40%n", milliseconds.get(20));
    }

    private static float[] sum(float[] one, float[] other) {
        IntStream.range(0, one.length).forEach(i -> one[i] += other[i]);
        return one;
    }
}
