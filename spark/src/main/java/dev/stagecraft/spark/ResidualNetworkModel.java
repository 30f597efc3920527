/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.spark.data.ImageColumn;
import dev.stagecraft.spark.data.RowSamples;
import dev.stagecraft.spark.scoring.AnswerColumns;
import dev.stagecraft.spark.scoring.PartitionScoring;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A trained network that tells on a cluster what images show. Each executor's process has one network for all of its tasks.
 *
 * <pre>{@code
 * ResidualNetworkModel model = ResidualNetworkModel.of(spark, "hdfs:///models/clothes.zip").setImageCol("content");
 * Dataset<Row> answers = model.transform(spark.read().format("binaryFile").load("hdfs:///photographs"));
 * }</pre>
 */
public final class ResidualNetworkModel extends Model<ResidualNetworkModel>
        implements MLWritable, PredictionParams<ResidualNetworkModel> {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ModelBytes model;
    private final PredictionParameters predictionParameters;
    /** Null if there is none, or where it was not trained. */
    private final transient TrainingSummary summary;

    ResidualNetworkModel(String uid, ModelBytes model, Optional<TrainingSummary> summary) {
        this.uid = uid;
        this.model = model;
        this.summary = summary.orElse(null);
        predictionParameters = new PredictionParameters(uid);
        predictionParameters.setDefaults(this);
    }

    /**
     * {@return the model of a file that a training, here or on one machine, has saved}
     *
     * @param spark the session
     * @param file its path on a Hadoop file system
     * @throws IOException if it cannot be read, or is no model that says how an image becomes its input
     */
    public static ResidualNetworkModel of(SparkSession spark, String file) throws IOException {
        byte[] bytes = ModelBytes.read(new Path(file), spark.sparkContext().hadoopConfiguration());
        return new ResidualNetworkModel(
                Identifiable.randomUID("residualNetwork"), ModelBytes.of(bytes), Optional.empty());
    }

    /** {@return what reads a model that {@link #write} wrote} */
    public static MLReader<ResidualNetworkModel> read() {
        return new ModelReader();
    }

    /**
     * {@return a model that was saved as a stage of Spark ML}
     *
     * @param path of its folder
     */
    public static ResidualNetworkModel load(String path) {
        return read().load(path);
    }

    @Override
    public MLWriter write() {
        return new ModelWriter(this, model.bytes());
    }

    /** {@return the model's file, which every machine opens with {@code SavedModel.open}, with Spark or without} */
    public byte[] modelFile() {
        return model.bytes().clone();
    }

    /** {@return what the training came to, if this is its result and was not loaded} */
    public Optional<TrainingSummary> summary() {
        return Optional.ofNullable(summary);
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public ResidualNetworkModel copy(ParamMap extra) {
        ResidualNetworkModel copy = copyValues(new ResidualNetworkModel(uid, model, summary()), extra);
        copy.setParent(parent());
        return copy;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a column is missing, has something else, or is there already; the message says what to set
     */
    @Override
    public StructType transformSchema(StructType schema) {
        images(schema);
        return Answers.of(this).behind(schema);
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        StructType schema = dataset.schema();
        ImageColumn images = images(schema);
        AnswerColumns answers = Answers.of(this);
        Broadcast<byte[]> shared = JavaSparkContext.fromSparkContext(
                        dataset.sparkSession().sparkContext())
                .broadcast(model.bytes());
        PartitionScoring scoring = new PartitionScoring(
                shared,
                model.key(),
                images,
                RowSamples.path(schema),
                answers,
                Answers.keepsBroken(this),
                getBatchSize(),
                ComputationParameters.of(this));
        return dataset.toDF().mapPartitions(scoring, Encoders.row(answers.behind(schema)));
    }

    private ImageColumn images(StructType schema) {
        Preprocessing input = model.preprocessing();
        return ImageColumn.of(schema, getImageCol(), input);
    }

    @Override
    public ResidualNetworkModel self() {
        return this;
    }

    @Override
    public PredictionParameters predictionParameters() {
        return predictionParameters;
    }
}
