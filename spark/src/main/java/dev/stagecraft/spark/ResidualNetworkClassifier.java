/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.spark.data.HeldOutColumn;
import dev.stagecraft.spark.data.ImageColumn;
import dev.stagecraft.spark.data.LabelColumn;
import dev.stagecraft.spark.data.RowSamples;
import dev.stagecraft.spark.training.ClusterResult;
import dev.stagecraft.spark.training.ClusterSettings;
import dev.stagecraft.spark.training.ClusterTrainer;
import dev.stagecraft.spark.training.Networks;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Trains a declared network on the images of a data set, by all of a cluster's workers together.
 *
 * <pre>{@code
 * ResidualNetworkModel model = new ResidualNetworkClassifier()
 *         .setNetwork("dev.stagecraft.samples.network.course.FashionResNet20")
 *         .setRecipe("fashion20")
 *         .setWorkers(4)
 *         .setCheckpointDir("hdfs:///checkpoints/clothes")
 *         .fit(images);
 * }</pre>
 *
 * <p>Each worker has as many of the images as the others, and computes its share of each batch. The result follows from the images, the labels, the settings and the number
 * of workers, to the bit, on machines of the same kind with the same number of threads; also if executors are lost, or the driver is killed and the application submitted again
 * with the same checkpointDir.
 */
public final class ResidualNetworkClassifier extends Estimator<ResidualNetworkModel>
        implements MLWritable, PredictionParams<ResidualNetworkClassifier>, TrainingParams<ResidualNetworkClassifier> {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1L << 20;

    private final String uid;
    private final PredictionParameters predictionParameters;
    private final TrainingParameters trainingParameters;

    /** A classifier whose network and recipe are still to be set. */
    public ResidualNetworkClassifier() {
        this(Identifiable.randomUID("residualNetwork"));
    }

    /**
     * A classifier of a name.
     *
     * @param uid another for each stage of a pipeline
     */
    public ResidualNetworkClassifier(String uid) {
        this.uid = uid;
        predictionParameters = new PredictionParameters(uid);
        trainingParameters = new TrainingParameters(uid);
        predictionParameters.setDefaults(this);
        trainingParameters.setDefaults(this);
    }

    /** {@return what reads a classifier that {@link #write} wrote} */
    public static MLReader<ResidualNetworkClassifier> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * {@return a classifier that was saved as a stage of Spark ML}
     *
     * @param path of its folder
     */
    public static ResidualNetworkClassifier load(String path) {
        return read().load(path);
    }

    @Override
    public MLWriter write() {
        return new DefaultParamsWriter(this);
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public ResidualNetworkClassifier copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a column is missing, has something else, or is there already; the message says what to set
     */
    @Override
    public StructType transformSchema(StructType schema) {
        columns(schema);
        return Answers.of(this).behind(schema);
    }

    /**
     * Trains the network.
     *
     * @param dataset with the images and labels
     * @return the trained network
     * @throws IllegalArgumentException if a column, a label or a setting makes no sense
     * @throws IllegalStateException if the cluster runs fewer tasks at once than there are workers
     * @throws RuntimeException if an image cannot be read, a checkpoint cannot be saved, or executors fail time and again; the message is one sentence
     */
    @Override
    public ResidualNetworkModel fit(Dataset<?> dataset) {
        RowSamples columns = columns(dataset.schema());
        ClusterSettings settings = new ClusterSettings(
                getNetwork(),
                chosenRecipe(),
                getWorkers(),
                getAveragingInterval(),
                Optional.of(getCheckpointDir()).filter(folder -> !folder.isEmpty()),
                getCheckpointInterval() == 0 ? Integer.MAX_VALUE : getCheckpointInterval(),
                getSeed(),
                getCacheMegabytes() * MEGABYTE,
                getDecodingThreads(),
                ComputationParameters.of(this),
                getWaitForExecutors().stream().mapToObj(Duration::ofSeconds).findFirst());
        ClusterResult result = new ClusterTrainer(settings).train(dataset.toDF(), columns);
        ResidualNetworkModel model =
                new ResidualNetworkModel(uid, ModelBytes.of(result.model()), Optional.of(TrainingSummary.of(result)));
        copyValues(model, ParamMap.empty()).setParent(this);
        return model;
    }

    private RowSamples columns(StructType schema) {
        NetworkDefinition definition = Networks.find(required(network()));
        Preprocessing input = Trainer.of(definition, NetworkOptions.defaults())
                .recipe(chosenRecipe())
                .preprocessing();
        int classes = definition.summary().output().dimensions().get(0);
        return RowSamples.of(
                schema,
                ImageColumn.of(schema, getImageCol(), input),
                LabelColumn.of(schema, getLabelCol(), classes),
                HeldOutColumn.of(schema, getValidationIndicatorCol()));
    }

    private Recipe chosenRecipe() {
        String text = required(recipe()).strip();
        return text.startsWith("{") ? Recipe.parse(text) : Recipe.named(text);
    }

    private String required(Param<String> parameter) {
        if (!isDefined(parameter)) {
            throw new IllegalArgumentException(parameter.name() + " is not set: it is " + parameter.doc() + ".");
        }
        return getOrDefault(parameter);
    }

    @Override
    public ResidualNetworkClassifier self() {
        return this;
    }

    @Override
    public PredictionParameters predictionParameters() {
        return predictionParameters;
    }

    @Override
    public TrainingParameters trainingParameters() {
        return trainingParameters;
    }
}
