/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * What the stage that trains and the stage that answers are both told.
 *
 * @param <S> the stage itself, which setters return
 */
public interface PredictionParams<S> extends Params {
    /** {@return this stage} */
    S self();

    /** {@return what this stage can be told} */
    PredictionParameters predictionParameters();

    /** {@return the parameter of imageCol} */
    default Param<String> imageCol() {
        return predictionParameters().imageCol;
    }

    /** {@return the name of the column of the images: bytes of files, or arrays of whole numbers from 0 to 255 of the size of the network's input} */
    default String getImageCol() {
        return getOrDefault(imageCol());
    }

    /**
     * Sets imageCol.
     *
     * @param value the name of the column of the images: bytes of files, or arrays of whole numbers from 0 to 255 of the size of the network's input
     * @return this
     */
    default S setImageCol(String value) {
        set(imageCol(), value);
        return self();
    }

    /** {@return the parameter of predictionCol} */
    default Param<String> predictionCol() {
        return predictionParameters().predictionCol;
    }

    /** {@return the name of the column that gets the number of the most probable class; empty for none} */
    default String getPredictionCol() {
        return getOrDefault(predictionCol());
    }

    /**
     * Sets predictionCol.
     *
     * @param value the name of the column that gets the number of the most probable class; empty for none
     * @return this
     */
    default S setPredictionCol(String value) {
        set(predictionCol(), value);
        return self();
    }

    /** {@return the parameter of probabilityCol} */
    default Param<String> probabilityCol() {
        return predictionParameters().probabilityCol;
    }

    /** {@return the name of the column that gets the probabilities of the classes; empty for none} */
    default String getProbabilityCol() {
        return getOrDefault(probabilityCol());
    }

    /**
     * Sets probabilityCol.
     *
     * @param value the name of the column that gets the probabilities of the classes; empty for none
     * @return this
     */
    default S setProbabilityCol(String value) {
        set(probabilityCol(), value);
        return self();
    }

    /** {@return the parameter of rawPredictionCol} */
    default Param<String> rawPredictionCol() {
        return predictionParameters().rawPredictionCol;
    }

    /** {@return the name of the column that gets the logarithms of the probabilities; empty for none} */
    default String getRawPredictionCol() {
        return getOrDefault(rawPredictionCol());
    }

    /**
     * Sets rawPredictionCol.
     *
     * @param value the name of the column that gets the logarithms of the probabilities; empty for none
     * @return this
     */
    default S setRawPredictionCol(String value) {
        set(rawPredictionCol(), value);
        return self();
    }

    /** {@return the parameter of handleInvalid} */
    default Param<String> handleInvalid() {
        return predictionParameters().handleInvalid;
    }

    /** {@return {@code error}, and a row whose image is none ends the job; or {@code keep}, and it gets a null prediction} */
    default String getHandleInvalid() {
        return getOrDefault(handleInvalid());
    }

    /**
     * Sets handleInvalid.
     *
     * @param value {@code error}, and a row whose image is none ends the job; or {@code keep}, and it gets a null prediction
     * @return this
     */
    default S setHandleInvalid(String value) {
        set(handleInvalid(), ParameterChecks.oneOf("handleInvalid", value, "error", "keep"));
        return self();
    }

    /** {@return the parameter of errorCol} */
    default Param<String> errorCol() {
        return predictionParameters().errorCol;
    }

    /** {@return the name of the column that gets a sentence about an image that is none, if these are kept; empty for none} */
    default String getErrorCol() {
        return getOrDefault(errorCol());
    }

    /**
     * Sets errorCol.
     *
     * @param value the name of the column that gets a sentence about an image that is none, if these are kept; empty for none
     * @return this
     */
    default S setErrorCol(String value) {
        set(errorCol(), value);
        return self();
    }

    /** {@return the parameter of batchSize} */
    default IntParam batchSize() {
        return predictionParameters().batchSize;
    }

    /** {@return how many images are computed together in an answer: 1 or more} */
    default int getBatchSize() {
        return (Integer) getOrDefault(batchSize());
    }

    /**
     * Sets batchSize.
     *
     * @param value how many images are computed together in an answer: 1 or more
     * @return this
     */
    default S setBatchSize(int value) {
        set(batchSize(), ParameterChecks.least("batchSize", value, 1));
        return self();
    }

    /** {@return the parameter of precision} */
    default Param<String> precision() {
        return predictionParameters().precision;
    }

    /** {@return the numbers that training and answers are computed with: full (32 bits), tf32 or bfloat16, as {@link dev.stagecraft.runtime.Precision} says} */
    default String getPrecision() {
        return getOrDefault(precision());
    }

    /**
     * Sets precision.
     *
     * @param value the numbers that training and answers are computed with: full (32 bits), tf32 or bfloat16, as {@link dev.stagecraft.runtime.Precision} says
     * @return this
     */
    default S setPrecision(String value) {
        set(precision(), ParameterChecks.oneOf("precision", value, ComputationParameters.PRECISIONS));
        return self();
    }

    /** {@return the parameter of execution} */
    default Param<String> execution() {
        return predictionParameters().execution;
    }

    /** {@return who computes: auto, onednn, cudnn, deeplearning4j or libtorch, as {@link dev.stagecraft.runtime.Execution} says} */
    default String getExecution() {
        return getOrDefault(execution());
    }

    /**
     * Sets execution.
     *
     * @param value who computes: auto, onednn, cudnn, deeplearning4j or libtorch, as {@link dev.stagecraft.runtime.Execution} says
     * @return this
     */
    default S setExecution(String value) {
        set(execution(), ParameterChecks.oneOf("execution", value, ComputationParameters.EXECUTIONS));
        return self();
    }
}
