/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;

/** A batch normalization by its running statistics. */
final class BatchNormalizationOperators implements LayerOperators<BatchNormalization> {
    @Override
    public String write(BatchNormalization normalization, Layer layer, Vertex vertex) {
        if (normalization.getCnn2DFormat() != CNN2DFormat.NCHW) {
            throw vertex.refusal(normalization, "its channels come last; set the data format NCHW.");
        }
        long channels = normalization.getNOut();
        String mean = vertex.parameter(
                "running_mean", layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN), channels);
        String variance = vertex.numbers("running_var", () -> variance(normalization, layer), channels);
        return vertex.give(
                "BatchNormalization",
                List.of(
                        vertex.input(),
                        affine(
                                "weight",
                                normalization.getGamma(),
                                BatchNormalizationParamInitializer.GAMMA,
                                normalization,
                                layer,
                                vertex),
                        affine(
                                "bias",
                                normalization.getBeta(),
                                BatchNormalizationParamInitializer.BETA,
                                normalization,
                                layer,
                                vertex),
                        mean,
                        variance),
                Attributes.number("epsilon", normalization.getEps()));
    }

    /** A number that is the same for all channels where it is not learned. */
    private static String affine(
            String suffix, double fixed, String key, BatchNormalization normalization, Layer layer, Vertex vertex) {
        int channels = Math.toIntExact(normalization.getNOut());
        if (normalization.isLockGammaBeta()) {
            return vertex.numbers(suffix, () -> repeated(fixed, channels), channels);
        }
        return vertex.parameter(suffix, layer.getParam(key), channels);
    }

    private static float[] repeated(double value, int times) {
        float[] values = new float[times];
        Arrays.fill(values, (float) value);
        return values;
    }

    /** The layer may keep the logarithm of the standard deviation in its place. */
    private static float[] variance(BatchNormalization normalization, Layer layer) {
        if (!normalization.isUseLogStd()) {
            return Vertex.floats(layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR));
        }
        double[] variance = DoubleStream.of(Vertex.doubles(layer, BatchNormalizationParamInitializer.GLOBAL_LOG_STD))
                .map(logarithm -> Math.pow(10, 2 * logarithm))
                .toArray();
        float[] floats = new float[variance.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) variance[i];
        }
        return floats;
    }
}
