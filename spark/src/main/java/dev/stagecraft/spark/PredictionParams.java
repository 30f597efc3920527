/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import org.apache.spark.ml.param.Params;

/** What the stage that trains and the stage that answers are both told. */
interface PredictionParams extends Params {
    String getPredictionCol();

    String getProbabilityCol();

    String getRawPredictionCol();

    String getHandleInvalid();

    String getErrorCol();
}
