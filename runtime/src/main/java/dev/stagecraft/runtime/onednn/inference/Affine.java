/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** What a batch normalization does at inference: each channel is scaled and shifted. */
record Affine(double[] scale, double[] shift) {
    /** {@code gamma / sqrt(variance + eps)}, and {@code beta - mean scale}. */
    static Affine of(Layer normalization) {
        BatchNormalization layer = (BatchNormalization) normalization.conf().getLayer();
        boolean isFixed = layer.isLockGammaBeta();
        double[] mean = numbers(normalization, GLOBAL_MEAN);
        double[] spread = numbers(normalization, layer.isUseLogStd() ? GLOBAL_LOG_STD : GLOBAL_VAR);
        double[] gamma = isFixed ? null : numbers(normalization, GAMMA);
        double[] beta = isFixed ? null : numbers(normalization, BETA);
        double[] scale = new double[mean.length];
        double[] shift = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double variance = layer.isUseLogStd() ? Math.pow(10, 2 * spread[i]) : spread[i];
            scale[i] = (isFixed ? layer.getGamma() : gamma[i]) / Math.sqrt(variance + layer.getEps());
            shift[i] = (isFixed ? layer.getBeta() : beta[i]) - mean[i] * scale[i];
        }
        return new Affine(scale, shift);
    }

    private static double[] numbers(Layer layer, String parameter) {
        return layer.getParam(parameter).dup('c').data().asDouble();
    }

    float[] scales() {
        return floats(scale);
    }

    float[] shifts() {
        return floats(shift);
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
