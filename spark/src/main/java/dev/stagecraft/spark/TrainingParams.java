/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.util.OptionalInt;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * What the stage that trains is told beside.
 *
 * @param <S> the stage itself, which setters return
 */
public interface TrainingParams<S> extends Params {
    /** {@return this stage} */
    S self();

    /** {@return what this stage can be told} */
    TrainingParameters trainingParameters();

    /** {@return the parameter of labelCol} */
    default Param<String> labelCol() {
        return trainingParameters().labelCol;
    }

    /** {@return the name of the column of the numbers of the classes, from 0} */
    default String getLabelCol() {
        return getOrDefault(labelCol());
    }

    /**
     * Sets labelCol.
     *
     * @param value the name of the column of the numbers of the classes, from 0
     * @return this
     */
    default S setLabelCol(String value) {
        set(labelCol(), value);
        return self();
    }

    /** {@return the parameter of validationIndicatorCol} */
    default Param<String> validationIndicatorCol() {
        return trainingParameters().validationIndicatorCol;
    }

    /** {@return the name of the column that is true for images that are held out, which each epoch is measured by; empty for none} */
    default String getValidationIndicatorCol() {
        return getOrDefault(validationIndicatorCol());
    }

    /**
     * Sets validationIndicatorCol.
     *
     * @param value the name of the column that is true for images that are held out, which each epoch is measured by; empty for none
     * @return this
     */
    default S setValidationIndicatorCol(String value) {
        set(validationIndicatorCol(), value);
        return self();
    }

    /** {@return the parameter of network} */
    default Param<String> network() {
        return trainingParameters().network;
    }

    /** {@return the full name of the network's interface, or of the class that was generated of it; its jar is the application's} */
    default String getNetwork() {
        return getOrDefault(network());
    }

    /**
     * Sets network.
     *
     * @param value the full name of the network's interface, or of the class that was generated of it; its jar is the application's
     * @return this
     */
    default S setNetwork(String value) {
        set(network(), value);
        return self();
    }

    /** {@return the parameter of recipe} */
    default Param<String> recipe() {
        return trainingParameters().recipe;
    }

    /** {@return how the network is trained: the name of a published recipe, or what {@code Recipe.toJson} gives; its batch is that of all workers} */
    default String getRecipe() {
        return getOrDefault(recipe());
    }

    /**
     * Sets recipe.
     *
     * @param value how the network is trained: the name of a published recipe, or what {@code Recipe.toJson} gives; its batch is that of all workers
     * @return this
     */
    default S setRecipe(String value) {
        set(recipe(), value);
        return self();
    }

    /** {@return the parameter of workers} */
    default IntParam workers() {
        return trainingParameters().workers;
    }

    /** {@return how many tasks train at once: 1 or more} */
    default int getWorkers() {
        return (Integer) getOrDefault(workers());
    }

    /**
     * Sets workers.
     *
     * @param value how many tasks train at once: 1 or more
     * @return this
     */
    default S setWorkers(int value) {
        set(workers(), ParameterChecks.least("workers", value, 1));
        return self();
    }

    /** {@return the parameter of averagingInterval} */
    default IntParam averagingInterval() {
        return trainingParameters().averagingInterval;
    }

    /** {@return 1, and gradients are added up in each step; or more, and weights are averaged after so many} */
    default int getAveragingInterval() {
        return (Integer) getOrDefault(averagingInterval());
    }

    /**
     * Sets averagingInterval.
     *
     * @param value 1, and gradients are added up in each step; or more, and weights are averaged after so many
     * @return this
     */
    default S setAveragingInterval(int value) {
        set(averagingInterval(), ParameterChecks.least("averagingInterval", value, 1));
        return self();
    }

    /** {@return the parameter of checkpointDir} */
    default Param<String> checkpointDir() {
        return trainingParameters().checkpointDir;
    }

    /** {@return a folder on a Hadoop file system for checkpoints, from which the training goes on; empty for none} */
    default String getCheckpointDir() {
        return getOrDefault(checkpointDir());
    }

    /**
     * Sets checkpointDir.
     *
     * @param value a folder on a Hadoop file system for checkpoints, from which the training goes on; empty for none
     * @return this
     */
    default S setCheckpointDir(String value) {
        set(checkpointDir(), value);
        return self();
    }

    /** {@return the parameter of checkpointInterval} */
    default IntParam checkpointInterval() {
        return trainingParameters().checkpointInterval;
    }

    /** {@return after how many steps a checkpoint is kept, beside those after each epoch: a multiple of averagingInterval; 0 for those only} */
    default int getCheckpointInterval() {
        return (Integer) getOrDefault(checkpointInterval());
    }

    /**
     * Sets checkpointInterval.
     *
     * @param value after how many steps a checkpoint is kept, beside those after each epoch: a multiple of averagingInterval; 0 for those only
     * @return this
     */
    default S setCheckpointInterval(int value) {
        set(checkpointInterval(), ParameterChecks.least("checkpointInterval", value, 0));
        return self();
    }

    /** {@return the parameter of seed} */
    default LongParam seed() {
        return trainingParameters().seed;
    }

    /** {@return what the order of images and all choices are drawn from} */
    default long getSeed() {
        return (Long) getOrDefault(seed());
    }

    /**
     * Sets seed.
     *
     * @param value what the order of images and all choices are drawn from
     * @return this
     */
    default S setSeed(long value) {
        set(seed(), value);
        return self();
    }

    /** {@return the parameter of cacheMegabytes} */
    default LongParam cacheMegabytes() {
        return trainingParameters().cacheMegabytes;
    }

    /** {@return how many megabytes of decoded images each worker may keep in memory: 0 or more} */
    default long getCacheMegabytes() {
        return (Long) getOrDefault(cacheMegabytes());
    }

    /**
     * Sets cacheMegabytes.
     *
     * @param value how many megabytes of decoded images each worker may keep in memory: 0 or more
     * @return this
     */
    default S setCacheMegabytes(long value) {
        set(cacheMegabytes(), ParameterChecks.least("cacheMegabytes", value, 0));
        return self();
    }

    /** {@return the parameter of decodingThreads} */
    default IntParam decodingThreads() {
        return trainingParameters().decodingThreads;
    }

    /** {@return how many threads of each worker read, decode and augment images: 1 or more} */
    default int getDecodingThreads() {
        return (Integer) getOrDefault(decodingThreads());
    }

    /**
     * Sets decodingThreads.
     *
     * @param value how many threads of each worker read, decode and augment images: 1 or more
     * @return this
     */
    default S setDecodingThreads(int value) {
        set(decodingThreads(), ParameterChecks.least("decodingThreads", value, 1));
        return self();
    }

    /** {@return the parameter of waitForExecutors} */
    default IntParam waitForExecutors() {
        return trainingParameters().waitForExecutors;
    }

    /** {@return how many seconds executors may take to come, at the beginning and after one is lost, before there are too few; empty, and it is as long as Spark gives those of a new application, since its beginning} */
    default OptionalInt getWaitForExecutors() {
        return isDefined(waitForExecutors())
                ? OptionalInt.of((Integer) getOrDefault(waitForExecutors()))
                : OptionalInt.empty();
    }

    /**
     * Sets waitForExecutors.
     *
     * @param value how many seconds executors may take to come, at the beginning and after one is lost, before there are too few: 0 or more
     * @return this
     */
    default S setWaitForExecutors(int value) {
        set(waitForExecutors(), ParameterChecks.least("waitForExecutors", value, 0));
        return self();
    }
}
