/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.spark.scoring.AnswerColumns;

/** The columns of answers that a stage was told. */
final class Answers {
    private Answers() {}

    static boolean keepsBroken(PredictionParams<?> stage) {
        return stage.getHandleInvalid().equals("keep");
    }

    static AnswerColumns of(PredictionParams<?> stage) {
        return new AnswerColumns(
                stage.getRawPredictionCol(),
                stage.getProbabilityCol(),
                stage.getPredictionCol(),
                keepsBroken(stage) ? stage.getErrorCol() : "");
    }
}
