/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link FeatureMapTransform} computes, on single or double precision. Feature maps come and go as a matrix in C
 * order with one row for each, {@code [N x C, H x W]}: ND4J reduces the rows of a matrix, and scales or shifts them by a
 * column {@code [N x C, 1]}, in one quick pass each. Its {@code var}, {@code batchnorm} and {@code standardize} take several
 * times as long.
 */
interface FeatureMapFunction {

    /** Sets the result. */
    void forward(Map<String, INDArray> parameters, INDArray maps, INDArray result);

    /**
     * Sets the gradient of the maps.
     *
     * @param maps what {@link #forward} was given
     * @param resultGradient must stay as it is
     * @return the gradient of each parameter
     */
    Map<String, INDArray> backward(
            Map<String, INDArray> parameters, INDArray maps, INDArray resultGradient, INDArray mapGradient);
}
