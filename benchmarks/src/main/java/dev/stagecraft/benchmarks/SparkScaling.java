/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A cluster of Spark, two executors of one core each: against one process with two threads, and against Spark with ONNX Runtime. The programs are of the module spark, and run
 * on its class path, so that nothing of Spark is on this one.
 */
final class SparkScaling {
    private static final String BUILD = "mvn -DskipTests -Pspark-cluster -pl spark,samples -am package";
    private static final int PHOTOGRAPHS = 256;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int EPOCHS = 4;

    private static final List<Row> ROWS = List.of(
            new Row("spark-train-gradients", "train 1 " + EPOCHS, Who.ONE, "train " + EPOCHS),
            new Row("spark-train-weights-8", "train 8 " + EPOCHS, Who.ONE, "train " + EPOCHS),
            new Row("spark-score-resnet20", "score", Who.ONE, "score"),
            new Row("spark-score-resnet50-against-onnxruntime", "resnet50 full", Who.CLUSTER, "resnet50 onnxruntime"),
            new Row(
                    "spark-score-resnet50-bfloat16-against-onnxruntime",
                    "resnet50 bfloat16",
                    Who.CLUSTER,
                    "resnet50 onnxruntime"),
            new Row(
                    "spark-score-resnet50-against-onnxruntime-as-it-comes",
                    "resnet50 full",
                    Who.CLUSTER,
                    "resnet50 onnxruntime-as-it-comes"),
            new Row(
                    "spark-score-resnet50-bfloat16-against-onnxruntime-as-it-comes",
                    "resnet50 bfloat16",
                    Who.CLUSTER,
                    "resnet50 onnxruntime-as-it-comes"));
    private static final List<String> MILLISECONDS =
            List.of("exchange 1", "exchange 271098", "exchange 11689512", "aggregate");

    /** Who is asked for the other figure. */
    private enum Who {
        ONE,
        CLUSTER
    }

    /**
     * Two figures in images a second, and their ratio.
     *
     * @param measured what the cluster is asked for
     * @param who is asked for the other
     * @param baseline the other
     */
    private record Row(String name, String measured, Who who, String baseline) {
        void run(AskedProcess cluster, AskedProcess one) throws IOException {
            AskedProcess other = who == Who.ONE ? one : cluster;
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            double[] cold = {other.ask(baseline), cluster.ask(measured)};
            for (int round = 0; round < ROUNDS; round++) {
                // Who goes first alternates.
                double first = round % 2 == 0 ? cluster.ask(measured) : other.ask(baseline);
                double second = round % 2 == 0 ? other.ask(baseline) : cluster.ask(measured);
                ours.add(round % 2 == 0 ? first : second);
                theirs.add(round % 2 == 0 ? second : first);
            }
            Ratio.print(name, "images/s", 1, ours, theirs);
            System.out.printf(Locale.ROOT, "first %s %.1f images/s against %.1f images/s%n", name, cold[1], cold[0]);
        }
    }

    private SparkScaling() {}

    static void run(Predicate<String> isWanted) throws Exception {
        List<Row> rows = ROWS.stream().filter(row -> isWanted.test(row.name())).toList();
        boolean wantsExchange = isWanted.test("spark-exchange");
        if (rows.isEmpty() && !wantsExchange) {
            return;
        }
        Path spark = Path.of(System.getProperty("spark", "../spark"));
        if (!Files.isDirectory(spark.resolve("target/cluster/jars"))
                || !Files.isDirectory(spark.resolve("target/test-classes"))) {
            System.out.println("skipped spark: there is no cluster's folder in " + spark + "; make it with " + BUILD);
            return;
        }
        try (TemporaryFolder photographs = TemporaryFolder.create("photographs")) {
            for (int image = 0; image < PHOTOGRAPHS; image++) {
                Photographs.write(photographs.path().resolve("image" + image + ".jpg"), 375, 500, image);
            }
            String idx = spark.resolve("../samples/data/fashion-mnist").toString();
            try (AskedProcess cluster = start(
                            spark, 1, "ClusterProcess", idx, photographs.path().toString());
                    AskedProcess one = start(spark, WorkerProcess.threads(), "OneProcess", idx)) {
                // Answers are of the network that was trained last.
                if (rows.stream().anyMatch(row -> row.measured().equals("score"))) {
                    cluster.ask("train 1 " + EPOCHS);
                    one.ask("train " + EPOCHS);
                }
                for (Row row : rows) {
                    row.run(cluster, one);
                }
                if (wantsExchange) {
                    for (String words : MILLISECONDS) {
                        System.out.printf(
                                Locale.ROOT, "spark-exchange %s: median %.2f ms%n", words, cluster.ask(words));
                    }
                }
            }
        }
    }

    private static AskedProcess start(Path spark, int threads, String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx2g",
                                "-cp",
                                spark.resolve("target/test-classes") + File.pathSeparator
                                        + spark.resolve("target/cluster/jars") + "/*",
                                "dev.stagecraft.spark." + program),
                        Stream.of(arguments))
                .toList();
        Map<String, String> environment = Map.of(
                "OMP_NUM_THREADS",
                String.valueOf(threads),
                "OMP_WAIT_POLICY",
                "passive",
                "SPARK_LOCAL_IP",
                "127.0.0.1");
        return new AskedProcess(command, environment);
    }
}
