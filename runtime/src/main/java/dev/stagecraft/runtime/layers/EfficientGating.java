/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Logits that are a convolution over the means, an image of one row with a column for each channel. */
record EfficientGating(int kernel) implements ChannelGating {
    private static final GroupedProduct PRODUCT = new GroupedProduct(1);

    @Override
    public boolean seesMaxima() {
        return false;
    }

    @Override
    public INDArray logits(Map<String, INDArray> parameters, INDArray means) {
        INDArray logits = Nd4j.createUninitialized(means.dataType(), row(means));
        PRODUCT.maps(weight(parameters), windows(means), logits);
        return logits.reshape('c', means.shape());
    }

    @Override
    public Gradients backward(Map<String, INDArray> parameters, INDArray means, INDArray logitGradient) {
        INDArray windows = windows(means);
        INDArray rowGradient = logitGradient.reshape('c', row(means));
        INDArray weightGradients = Nd4j.createUninitialized(means.dataType(), means.size(0), 1, 1, kernel);
        PRODUCT.weightGradients(rowGradient, windows, weightGradients);
        PRODUCT.patchGradient(weight(parameters), rowGradient, windows);
        INDArray meanGradient = Nd4j.createUninitialized(means.dataType(), row(means));
        geometry(means).scatter(windows, meanGradient);
        return new Gradients(
                meanGradient.reshape('c', means.shape()),
                Map.of(WEIGHT_KEY, weightGradients.sum(0).reshape('c', 1, 1, kernel)));
    }

    /** The means that the kernel sees: {@code [N, 1, 1, kernel, 1, C]}. */
    private INDArray windows(INDArray means) {
        Patches geometry = geometry(means);
        INDArray rows = means.reshape('c', row(means));
        INDArray windows = Nd4j.createUninitialized(means.dataType(), geometry.shape(rows));
        geometry.gather(rows, windows);
        return windows;
    }

    private INDArray weight(Map<String, INDArray> parameters) {
        return parameters.get(WEIGHT_KEY).reshape('c', 1, 1, 1, kernel);
    }

    private static long[] row(INDArray means) {
        return new long[] {means.size(0), 1, 1, means.size(1)};
    }

    private Patches geometry(INDArray means) {
        int[] ones = {1, 1};
        int[] positions = {1, (int) means.size(1)};
        return new Patches(new int[] {1, kernel}, ones, new int[] {0, kernel / 2}, ones, false, positions);
    }
}
