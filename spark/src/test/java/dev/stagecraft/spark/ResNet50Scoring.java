/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import static org.apache.spark.sql.functions.col;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.EpochResult;
import dev.stagecraft.runtime.training.TrainingResult;
import dev.stagecraft.spark.training.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A folder of JPEGs, and what ResNet-50 says of them: this module's stage, and ONNX Runtime with the same weights. */
final class ResNet50Scoring {
    /** Of the samples, which only the profile spark-cluster has. */
    private static final String NETWORK = "dev.stagecraft.samples.network.imagenet.ResNet50";

    private static final int STEPS = 3;
    private static final int BATCH = 2;
    private static final int TASKS = 2;
    /** Of the range of probabilities. */
    private static final double TOLERANCE = 1e-3;

    private final Dataset<Row> images;
    private final long count;
    private final ResidualNetworkModel model;
    private final OnnxScoring peer;
    private final OnnxScoring peerAsItComes;

    ResNet50Scoring(SparkSession spark, Path photographs, Path folder) throws IOException {
        images = spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .load(photographs.toUri().toString())
                .select("path", "content")
                .repartition(TASKS)
                .cache();
        count = images.count();
        Path saved = folder.resolve("resnet50.zip");
        Path exported = folder.resolve("resnet50.onnx");
        write(saved, exported);
        model = ResidualNetworkModel.of(spark, saved.toUri().toString())
                .setImageCol("content")
                .setRawPredictionCol("");
        Broadcast<byte[]> bytes =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(Files.readAllBytes(exported));
        peer = new OnnxScoring(bytes, NETWORK, 1, 1);
        peerAsItComes = new OnnxScoring(bytes, NETWORK, 1, 0);
        compare();
    }

    /** A few steps, so that running means and variances are not those of a new network, and probabilities not all alike. */
    private static void write(Path saved, Path exported) throws IOException {
        NetworkDefinition definition = Networks.find(NETWORK);
        Preprocessing preprocessing = definition.preprocessing().orElseThrow();
        ComputationGraph network = definition.create(NetworkOptions.defaults());
        for (int step = 0; step < STEPS; step++) {
            DataSet batch = new DataSet(
                    Nd4j.randn(DataType.FLOAT, BATCH, 3, 224, 224), Nd4j.zeros(DataType.FLOAT, BATCH, 1000));
            IntStream.range(0, BATCH).forEach(image -> batch.getLabels().putScalar(image, image, 1));
            network.fit(batch);
        }
        List<String> classes =
                IntStream.range(0, 1000).mapToObj(number -> "class " + number).toList();
        new TrainingResult(
                        network,
                        Standardization.of(preprocessing),
                        List.of(new EpochResult(1, 0, OptionalDouble.empty())),
                        Optional.of(preprocessing),
                        classes)
                .save(saved);
        Export.onnx(network, exported);
        network.close();
    }

    private Dataset<Row> ours(String precision) {
        return model.setPrecision(precision)
                .transform(images)
                .select(
                        col("path"),
                        functions.vector_to_array(col("probability"), "float32").as("probability"));
    }

    private Dataset<Row> theirs(OnnxScoring peer) {
        return images.mapPartitions(peer, Encoders.row(OnnxScoring.SCHEMA));
    }

    private void compare() {
        List<Row> expected = theirs(peer).sort("path").collectAsList();
        for (String precision : List.of("full", "bfloat16")) {
            List<Row> found = ours(precision).sort("path").collectAsList();
            double difference = 0;
            double largest = 0;
            double least = 1;
            for (int row = 0; row < found.size(); row++) {
                List<Float> one = expected.get(row).getList(1);
                List<Float> other = found.get(row).getList(1);
                for (int i = 0; i < one.size(); i++) {
                    difference = Math.max(difference, Math.abs(one.get(i) - other.get(i)));
                    largest = Math.max(largest, one.get(i));
                    least = Math.min(least, one.get(i));
                }
            }
            System.err.printf(
                    Locale.ROOT,
                    "ONNX Runtime's probabilities differ by up to %.1e from ours in %s, and range over %.1e.%n",
                    difference,
                    precision,
                    largest - least);
            if (precision.equals("full") && !(difference <= TOLERANCE * (largest - least))) {
                throw new IllegalStateException("That is more than " + TOLERANCE + " of the range.");
            }
        }
    }

    /** Images a second. */
    double measure(String who) {
        Dataset<Row> answers = switch (who) {
            case "onnxruntime" -> theirs(peer);
            case "onnxruntime-as-it-comes" -> theirs(peerAsItComes);
            default -> ours(who);
        };
        long begin = System.nanoTime();
        answers.write().format("noop").mode("overwrite").save();
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
