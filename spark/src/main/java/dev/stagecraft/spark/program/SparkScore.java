/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import dev.stagecraft.spark.ResidualNetworkModel;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what images show, in a table with a row for each. */
@Command(name = "spark-score", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
public final class SparkScore extends Program {
    @Option(names = "--model", required = true, description = "What a training has saved.")
    private String model;

    @Option(
            names = "--data",
            required = true,
            description = "A folder of images, with the folders below; or Parquet files with image.")
    private String data;

    @Option(names = "--output", required = true, description = "The folder of the table, which must not exist yet.")
    private String output;

    @Option(names = "--format", defaultValue = "csv", description = "csv, json or parquet (${DEFAULT-VALUE}).")
    private String format;

    @Mixin
    private ComputationOptions computation;

    @Option(names = "--batch-size", defaultValue = "16", description = "Images computed together (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(names = "--skip-broken", description = "Names broken images in the column error, and goes on.")
    private boolean skipBroken;

    /** With options as the program begins. */
    public SparkScore() {}

    /**
     * The program.
     *
     * @param arguments its options
     */
    public static void main(String[] arguments) {
        run(new SparkScore(), arguments);
    }

    @Override
    void work(SparkSession spark) throws Exception {
        ResidualNetworkModel stage = ResidualNetworkModel.of(spark, model)
                .setRawPredictionCol("")
                .setBatchSize(batchSize)
                .setPrecision(computation.precision())
                .setExecution(computation.engine())
                .setHandleInvalid(skipBroken ? "keep" : "error");
        Dataset<Row> answers = stage.transform(images(spark, stage))
                .withColumn(
                        "probability",
                        when(
                                col("probability").isNotNull(),
                                array_max(functions.vector_to_array(col("probability"), "float64"))));
        answers.drop(stage.getImageCol(), "modificationTime", "length")
                .write()
                .format(format)
                .option("header", "true")
                .save(output);
        System.out.println("saved " + output);
    }

    private Dataset<Row> images(SparkSession spark, ResidualNetworkModel stage) {
        if (data.endsWith(".parquet")) {
            return spark.read().parquet(data);
        }
        stage.setImageCol("content");
        return spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .load(data);
    }
}
