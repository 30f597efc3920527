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
import dev.stagecraft.spark.data.ImageColumn;
import dev.stagecraft.spark.data.LabelColumn;
import dev.stagecraft.spark.data.RowSamples;
import dev.stagecraft.spark.training.ClusterResult;
import dev.stagecraft.spark.training.ClusterSettings;
import dev.stagecraft.spark.training.ClusterTrainer;
import dev.stagecraft.spark.training.Networks;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
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
        implements MLWritable, PredictionParams {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1L << 20;

    private final String uid;
    private final Param<String> imageCol;
    private final Param<String> predictionCol;
    private final Param<String> probabilityCol;
    private final Param<String> rawPredictionCol;
    private final Param<String> handleInvalid;
    private final Param<String> errorCol;
    private final IntParam batchSize;
    private final Param<String> labelCol;
    private final Param<String> network;
    private final Param<String> recipe;
    private final IntParam workers;
    private final IntParam averagingInterval;
    private final Param<String> checkpointDir;
    private final IntParam checkpointInterval;
    private final LongParam seed;
    private final LongParam cacheMegabytes;
    private final IntParam decodingThreads;

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
        imageCol = new Param<>(
                uid,
                "imageCol",
                "the column of the images: bytes of files, or arrays of whole numbers from 0 to 255, [channels, height, width]");
        setDefault(imageCol, "image");
        predictionCol = new Param<>(uid, "predictionCol", "the column that gets the number of the most probable class");
        setDefault(predictionCol, "prediction");
        probabilityCol = new Param<>(uid, "probabilityCol", "the column that gets the probabilities of the classes");
        setDefault(probabilityCol, "probability");
        rawPredictionCol =
                new Param<>(uid, "rawPredictionCol", "the column that gets the logarithms of the probabilities");
        setDefault(rawPredictionCol, "rawPrediction");
        handleInvalid = new Param<>(
                uid,
                "handleInvalid",
                "what becomes of a row whose image is none: error ends the job, keep gives it a null prediction");
        setDefault(handleInvalid, "error");
        errorCol = new Param<>(
                uid,
                "errorCol",
                "the column that gets a sentence about an image that is none, with handleInvalid = keep");
        setDefault(errorCol, "error");
        batchSize = new IntParam(uid, "batchSize", "how many images are computed together in an answer");
        setDefault(batchSize, 16);
        labelCol = new Param<>(uid, "labelCol", "the column of the numbers of the classes, from 0");
        setDefault(labelCol, "label");
        network = new Param<>(
                uid, "network", "the full name of the network's interface, or of the class that was generated of it");
        recipe = new Param<>(
                uid, "recipe", "how the network is trained: the name of a published recipe, or one as JSON");
        workers = new IntParam(uid, "workers", "how many tasks train at once");
        setDefault(workers, 2);
        averagingInterval = new IntParam(
                uid,
                "averagingInterval",
                "1: gradients are added up in each step; more: weights are averaged after so many");
        setDefault(averagingInterval, 1);
        checkpointDir =
                new Param<>(uid, "checkpointDir", "a folder on a Hadoop file system for checkpoints; empty for none");
        setDefault(checkpointDir, "");
        checkpointInterval = new IntParam(
                uid,
                "checkpointInterval",
                "after how many steps a checkpoint is kept, beside those after each epoch; 0 for these only");
        setDefault(checkpointInterval, 0);
        seed = new LongParam(uid, "seed", "what the order of images and all choices are drawn from");
        setDefault(seed, 42L);
        cacheMegabytes =
                new LongParam(uid, "cacheMegabytes", "how many megabytes of decoded images each worker may keep");
        setDefault(cacheMegabytes, 256L);
        decodingThreads =
                new IntParam(uid, "decodingThreads", "how many threads of each worker read, decode and augment images");
        setDefault(decodingThreads, 1);
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
                getDecodingThreads());
        ClusterResult result = new ClusterTrainer(settings).train(dataset.toDF(), columns);
        ResidualNetworkModel model =
                new ResidualNetworkModel(uid, ModelBytes.of(result.model()), Optional.of(TrainingSummary.of(result)));
        copyValues(model, ParamMap.empty()).setParent(this);
        return model;
    }

    private RowSamples columns(StructType schema) {
        NetworkDefinition definition = Networks.find(required(network));
        Preprocessing input = Trainer.of(definition, NetworkOptions.defaults())
                .recipe(chosenRecipe())
                .preprocessing();
        int classes = definition.summary().output().dimensions().get(0);
        return RowSamples.of(
                schema, ImageColumn.of(schema, getImageCol(), input), LabelColumn.of(schema, getLabelCol(), classes));
    }

    private Recipe chosenRecipe() {
        String text = required(recipe).strip();
        return text.startsWith("{") ? Recipe.parse(text) : Recipe.named(text);
    }

    private String required(Param<String> parameter) {
        if (!isDefined(parameter)) {
            throw new IllegalArgumentException(parameter.name() + " is not set: it is " + parameter.doc() + ".");
        }
        return getOrDefault(parameter);
    }

    /** {@return the parameter of imageCol} */
    public Param<String> imageCol() {
        return imageCol;
    }

    /** {@return the name of the column of the images: bytes of files, or arrays of whole numbers from 0 to 255 of the size of the network's input} */
    public String getImageCol() {
        return getOrDefault(imageCol);
    }

    /**
     * Sets imageCol.
     *
     * @param value the name of the column of the images: bytes of files, or arrays of whole numbers from 0 to 255 of the size of the network's input
     * @return this
     */
    public ResidualNetworkClassifier setImageCol(String value) {
        set(imageCol, value);
        return this;
    }

    /** {@return the parameter of predictionCol} */
    public Param<String> predictionCol() {
        return predictionCol;
    }

    /** {@return the name of the column that gets the number of the most probable class; empty for none} */
    public String getPredictionCol() {
        return getOrDefault(predictionCol);
    }

    /**
     * Sets predictionCol.
     *
     * @param value the name of the column that gets the number of the most probable class; empty for none
     * @return this
     */
    public ResidualNetworkClassifier setPredictionCol(String value) {
        set(predictionCol, value);
        return this;
    }

    /** {@return the parameter of probabilityCol} */
    public Param<String> probabilityCol() {
        return probabilityCol;
    }

    /** {@return the name of the column that gets the probabilities of the classes; empty for none} */
    public String getProbabilityCol() {
        return getOrDefault(probabilityCol);
    }

    /**
     * Sets probabilityCol.
     *
     * @param value the name of the column that gets the probabilities of the classes; empty for none
     * @return this
     */
    public ResidualNetworkClassifier setProbabilityCol(String value) {
        set(probabilityCol, value);
        return this;
    }

    /** {@return the parameter of rawPredictionCol} */
    public Param<String> rawPredictionCol() {
        return rawPredictionCol;
    }

    /** {@return the name of the column that gets the logarithms of the probabilities; empty for none} */
    public String getRawPredictionCol() {
        return getOrDefault(rawPredictionCol);
    }

    /**
     * Sets rawPredictionCol.
     *
     * @param value the name of the column that gets the logarithms of the probabilities; empty for none
     * @return this
     */
    public ResidualNetworkClassifier setRawPredictionCol(String value) {
        set(rawPredictionCol, value);
        return this;
    }

    /** {@return the parameter of handleInvalid} */
    public Param<String> handleInvalid() {
        return handleInvalid;
    }

    /** {@return {@code error}, and a row whose image is none ends the job; or {@code keep}, and it gets a null prediction} */
    public String getHandleInvalid() {
        return getOrDefault(handleInvalid);
    }

    /**
     * Sets handleInvalid.
     *
     * @param value {@code error}, and a row whose image is none ends the job; or {@code keep}, and it gets a null prediction
     * @return this
     */
    public ResidualNetworkClassifier setHandleInvalid(String value) {
        set(handleInvalid, Checks.oneOf("handleInvalid", value, "error", "keep"));
        return this;
    }

    /** {@return the parameter of errorCol} */
    public Param<String> errorCol() {
        return errorCol;
    }

    /** {@return the name of the column that gets a sentence about an image that is none, if these are kept; empty for none} */
    public String getErrorCol() {
        return getOrDefault(errorCol);
    }

    /**
     * Sets errorCol.
     *
     * @param value the name of the column that gets a sentence about an image that is none, if these are kept; empty for none
     * @return this
     */
    public ResidualNetworkClassifier setErrorCol(String value) {
        set(errorCol, value);
        return this;
    }

    /** {@return the parameter of batchSize} */
    public IntParam batchSize() {
        return batchSize;
    }

    /** {@return how many images are computed together in an answer: 1 or more} */
    public int getBatchSize() {
        return (Integer) getOrDefault(batchSize);
    }

    /**
     * Sets batchSize.
     *
     * @param value how many images are computed together in an answer: 1 or more
     * @return this
     */
    public ResidualNetworkClassifier setBatchSize(int value) {
        set(batchSize, Checks.least("batchSize", value, 1));
        return this;
    }

    /** {@return the parameter of labelCol} */
    public Param<String> labelCol() {
        return labelCol;
    }

    /** {@return the name of the column of the numbers of the classes, from 0} */
    public String getLabelCol() {
        return getOrDefault(labelCol);
    }

    /**
     * Sets labelCol.
     *
     * @param value the name of the column of the numbers of the classes, from 0
     * @return this
     */
    public ResidualNetworkClassifier setLabelCol(String value) {
        set(labelCol, value);
        return this;
    }

    /** {@return the parameter of network} */
    public Param<String> network() {
        return network;
    }

    /** {@return the full name of the network's interface, or of the class that was generated of it; its jar is the application's} */
    public String getNetwork() {
        return getOrDefault(network);
    }

    /**
     * Sets network.
     *
     * @param value the full name of the network's interface, or of the class that was generated of it; its jar is the application's
     * @return this
     */
    public ResidualNetworkClassifier setNetwork(String value) {
        set(network, value);
        return this;
    }

    /** {@return the parameter of recipe} */
    public Param<String> recipe() {
        return recipe;
    }

    /** {@return how the network is trained: the name of a published recipe, or what {@code Recipe.toJson} gives; its batch is that of all workers} */
    public String getRecipe() {
        return getOrDefault(recipe);
    }

    /**
     * Sets recipe.
     *
     * @param value how the network is trained: the name of a published recipe, or what {@code Recipe.toJson} gives; its batch is that of all workers
     * @return this
     */
    public ResidualNetworkClassifier setRecipe(String value) {
        set(recipe, value);
        return this;
    }

    /** {@return the parameter of workers} */
    public IntParam workers() {
        return workers;
    }

    /** {@return how many tasks train at once: 1 or more} */
    public int getWorkers() {
        return (Integer) getOrDefault(workers);
    }

    /**
     * Sets workers.
     *
     * @param value how many tasks train at once: 1 or more
     * @return this
     */
    public ResidualNetworkClassifier setWorkers(int value) {
        set(workers, Checks.least("workers", value, 1));
        return this;
    }

    /** {@return the parameter of averagingInterval} */
    public IntParam averagingInterval() {
        return averagingInterval;
    }

    /** {@return 1, and gradients are added up in each step; or more, and weights are averaged after so many} */
    public int getAveragingInterval() {
        return (Integer) getOrDefault(averagingInterval);
    }

    /**
     * Sets averagingInterval.
     *
     * @param value 1, and gradients are added up in each step; or more, and weights are averaged after so many
     * @return this
     */
    public ResidualNetworkClassifier setAveragingInterval(int value) {
        set(averagingInterval, Checks.least("averagingInterval", value, 1));
        return this;
    }

    /** {@return the parameter of checkpointDir} */
    public Param<String> checkpointDir() {
        return checkpointDir;
    }

    /** {@return a folder on a Hadoop file system for checkpoints, from which the training goes on; empty for none} */
    public String getCheckpointDir() {
        return getOrDefault(checkpointDir);
    }

    /**
     * Sets checkpointDir.
     *
     * @param value a folder on a Hadoop file system for checkpoints, from which the training goes on; empty for none
     * @return this
     */
    public ResidualNetworkClassifier setCheckpointDir(String value) {
        set(checkpointDir, value);
        return this;
    }

    /** {@return the parameter of checkpointInterval} */
    public IntParam checkpointInterval() {
        return checkpointInterval;
    }

    /** {@return after how many steps a checkpoint is kept, beside those after each epoch: a multiple of averagingInterval; 0 for those only} */
    public int getCheckpointInterval() {
        return (Integer) getOrDefault(checkpointInterval);
    }

    /**
     * Sets checkpointInterval.
     *
     * @param value after how many steps a checkpoint is kept, beside those after each epoch: a multiple of averagingInterval; 0 for those only
     * @return this
     */
    public ResidualNetworkClassifier setCheckpointInterval(int value) {
        set(checkpointInterval, Checks.least("checkpointInterval", value, 0));
        return this;
    }

    /** {@return the parameter of seed} */
    public LongParam seed() {
        return seed;
    }

    /** {@return what the order of images and all choices are drawn from} */
    public long getSeed() {
        return (Long) getOrDefault(seed);
    }

    /**
     * Sets seed.
     *
     * @param value what the order of images and all choices are drawn from
     * @return this
     */
    public ResidualNetworkClassifier setSeed(long value) {
        set(seed, value);
        return this;
    }

    /** {@return the parameter of cacheMegabytes} */
    public LongParam cacheMegabytes() {
        return cacheMegabytes;
    }

    /** {@return how many megabytes of decoded images each worker may keep in memory: 0 or more} */
    public long getCacheMegabytes() {
        return (Long) getOrDefault(cacheMegabytes);
    }

    /**
     * Sets cacheMegabytes.
     *
     * @param value how many megabytes of decoded images each worker may keep in memory: 0 or more
     * @return this
     */
    public ResidualNetworkClassifier setCacheMegabytes(long value) {
        set(cacheMegabytes, Checks.least("cacheMegabytes", value, 0));
        return this;
    }

    /** {@return the parameter of decodingThreads} */
    public IntParam decodingThreads() {
        return decodingThreads;
    }

    /** {@return how many threads of each worker read, decode and augment images: 1 or more} */
    public int getDecodingThreads() {
        return (Integer) getOrDefault(decodingThreads);
    }

    /**
     * Sets decodingThreads.
     *
     * @param value how many threads of each worker read, decode and augment images: 1 or more
     * @return this
     */
    public ResidualNetworkClassifier setDecodingThreads(int value) {
        set(decodingThreads, Checks.least("decodingThreads", value, 1));
        return this;
    }
}
