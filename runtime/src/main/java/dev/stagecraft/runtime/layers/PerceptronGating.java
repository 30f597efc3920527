/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Logits that are the sum of what a perceptron makes of the means and of the maxima. It sees both at once, as a batch of 2 N. */
record PerceptronGating() implements ChannelGating {
    static final String SQUEEZE_WEIGHT = "W1";
    static final String SQUEEZE_BIAS = "b1";
    static final String EXPAND_WEIGHT = "W2";
    static final String EXPAND_BIAS = "b2";

    @Override
    public boolean seesMaxima() {
        return true;
    }

    /** The second layer is linear, so that it can be given the sum of both paths; its bias counts for both. */
    @Override
    public INDArray logits(Map<String, INDArray> parameters, INDArray pooled) {
        INDArray sum = byPath(hidden(parameters, pooled)).sum(0);
        INDArray logits = Nd4j.gemm(sum, parameters.get(EXPAND_WEIGHT), false, true);
        return logits.addiRowVector(parameters.get(EXPAND_BIAS).mul(2));
    }

    /** The gradient of the logits is the same for both paths. */
    @Override
    public Gradients backward(Map<String, INDArray> parameters, INDArray pooled, INDArray logitGradient) {
        INDArray hidden = hidden(parameters, pooled);
        INDArray positive = hidden.gt(0).castTo(hidden.dataType());
        INDArray reluGradient = Nd4j.gemm(logitGradient, parameters.get(EXPAND_WEIGHT), false, false);
        INDArray hiddenGradient = byPath(positive)
                .mul(reluGradient.reshape('c', 1, reluGradient.size(0), reluGradient.size(1)))
                .reshape('c', hidden.shape());
        return new Gradients(
                Nd4j.gemm(hiddenGradient, parameters.get(SQUEEZE_WEIGHT), false, false)
                        .dup('c'),
                Map.of(
                        SQUEEZE_WEIGHT, Nd4j.gemm(hiddenGradient, pooled, true, false),
                        SQUEEZE_BIAS, hiddenGradient.sum(0),
                        EXPAND_WEIGHT, Nd4j.gemm(logitGradient, byPath(hidden).sum(0), true, false),
                        EXPAND_BIAS, logitGradient.sum(0).muli(2)));
    }

    private static INDArray hidden(Map<String, INDArray> parameters, INDArray pooled) {
        INDArray sums = Nd4j.gemm(pooled, parameters.get(SQUEEZE_WEIGHT), false, true);
        return Transforms.relu(sums.addiRowVector(parameters.get(SQUEEZE_BIAS)), false);
    }

    /** {@code [2, N, values]}. */
    private static INDArray byPath(INDArray values) {
        return values.reshape('c', 2, values.size(0) / 2, values.size(1));
    }
}
