/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@code gamma x d / s + beta}, where d are the deviations from the mean of a group and s is their standard deviation. What
 * belongs to a map is {@code [N, groups, C / groups]}, and what belongs to a group {@code [N, groups, 1]}.
 */
record GroupNormalizationFunction(long channels, int groups, double eps) implements FeatureMapFunction {

    @Override
    public void forward(Map<String, INDArray> parameters, INDArray maps, INDArray result) {
        INDArray inverseDeviation = center(maps, result);
        result.muli(column(byGroup(parameters.get(GAMMA)).mul(inverseDeviation)));
        result.reshape('c', images(maps), channels, maps.size(1))
                .addi(parameters.get(BETA).reshape(1, channels, 1));
    }

    /**
     * With h = d / s and the gradient g of the result: {@code (gamma g - mean(gamma g) - h mean(gamma g h)) / s}, means over
     * the group. Sums over a map are all that these means need.
     */
    @Override
    public Map<String, INDArray> backward(
            Map<String, INDArray> parameters, INDArray maps, INDArray resultGradient, INDArray mapGradient) {
        INDArray gamma = byGroup(parameters.get(GAMMA));
        INDArray inverseDeviation = center(maps, mapGradient);
        INDArray sums = byGroup(resultGradient.sum(1));
        INDArray products = byGroup(Nd4j.getExecutioner().exec(new Dot(resultGradient, mapGradient, 1)))
                .muli(inverseDeviation);
        double positions = maps.size(1);
        INDArray mean = gamma.mul(sums).mean(true, 2).divi(positions);
        INDArray slope = gamma.mul(products).mean(true, 2).divi(positions);

        INDArray matrix = mapGradient.reshape('c', images(maps) * groups, mapGradient.length() / images(maps) / groups);
        matrix.muli(column(slope.muli(inverseDeviation).muli(inverseDeviation).negi()));
        matrix.subi(column(mean.muli(inverseDeviation)));
        mapGradient.addi(resultGradient.mul(column(gamma.mul(inverseDeviation))));
        return Map.of(
                GAMMA, products.sum(0).reshape(channels), BETA, sums.sum(0).reshape(channels));
    }

    /** Sets the result to the deviations, which keeps their squares exact where the mean is large, and gives {@code 1 / s}. */
    private INDArray center(INDArray maps, INDArray result) {
        INDArray mean = byGroup(maps.mean(1)).mean(true, 2);
        long[] matrix = {mean.length(), maps.length() / mean.length()};
        maps.reshape('c', matrix).subi(column(mean), result.reshape('c', matrix));
        INDArray norm = byGroup(result.norm2(1));
        INDArray variance = norm.muli(norm).mean(true, 2).divi(maps.size(1));
        return Transforms.sqrt(variance.addi(eps), false).rdivi(1);
    }

    private INDArray byGroup(INDArray ofMaps) {
        return ofMaps.reshape('c', ofMaps.length() / channels, groups, channels / groups);
    }

    private static INDArray column(INDArray values) {
        return values.reshape('c', values.length(), 1);
    }

    private long images(INDArray maps) {
        return maps.size(0) / channels;
    }
}
