/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What the stage that trains and the stage that answers are both told: names, meanings, and what holds unless set. */
public final class PredictionParameters implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> imageCol;
    final Param<String> predictionCol;
    final Param<String> probabilityCol;
    final Param<String> rawPredictionCol;
    final Param<String> handleInvalid;
    final Param<String> errorCol;
    final IntParam batchSize;
    final Param<String> precision;
    final Param<String> execution;

    PredictionParameters(String uid) {
        imageCol = new Param<>(
                uid,
                "imageCol",
                "the column of the images: bytes of files, or arrays of whole numbers from 0 to 255, [channels, height, width]");
        predictionCol = new Param<>(uid, "predictionCol", "the column that gets the number of the most probable class");
        probabilityCol = new Param<>(uid, "probabilityCol", "the column that gets the probabilities of the classes");
        rawPredictionCol =
                new Param<>(uid, "rawPredictionCol", "the column that gets the logarithms of the probabilities");
        handleInvalid = new Param<>(
                uid,
                "handleInvalid",
                "what becomes of a row whose image is none: error ends the job, keep gives it a null prediction");
        errorCol = new Param<>(
                uid,
                "errorCol",
                "the column that gets a sentence about an image that is none, with handleInvalid = keep");
        batchSize = new IntParam(uid, "batchSize", "how many images are computed together in an answer");
        precision = new Param<>(uid, "precision", "the numbers that are computed with: full, tf32 or bfloat16");
        execution = new Param<>(uid, "execution", "who computes: auto, onednn, cudnn, deeplearning4j or libtorch");
    }

    void setDefaults(Params stage) {
        stage.setDefault(imageCol, "image");
        stage.setDefault(predictionCol, "prediction");
        stage.setDefault(probabilityCol, "probability");
        stage.setDefault(rawPredictionCol, "rawPrediction");
        stage.setDefault(handleInvalid, "error");
        stage.setDefault(errorCol, "error");
        stage.setDefault(batchSize, 16);
        stage.setDefault(precision, "full");
        stage.setDefault(execution, "auto");
    }
}
