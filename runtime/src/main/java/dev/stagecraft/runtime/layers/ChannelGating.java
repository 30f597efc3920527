/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How the factors of a {@link ChannelGate} follow from what is pooled of its maps. All arrays are in C order. */
public interface ChannelGating {
    /** {@return whether it sees the maxima of the maps besides their means} */
    boolean seesMaxima();

    /**
     * The logits of the factors.
     *
     * @param parameters the layer's, by their names
     * @param pooled the means {@code [N, C]}, and the maxima below them, {@code [2 N, C]}, where it sees those
     * @return {@code [N, C]}
     */
    INDArray logits(Map<String, INDArray> parameters, INDArray pooled);

    /**
     * Goes back from the gradient of the logits to those of what they follow from.
     *
     * @param parameters the layer's, by their names
     * @param pooled what {@link #logits} was given
     * @param logitGradient the gradient of what it gave
     * @return the gradients
     */
    Gradients backward(Map<String, INDArray> parameters, INDArray pooled, INDArray logitGradient);

    /**
     * What a backward pass gives.
     *
     * @param pooled the gradient of the pooled values, of their shape
     * @param parameters the gradient of each parameter
     */
    record Gradients(INDArray pooled, Map<String, INDArray> parameters) {}
}
