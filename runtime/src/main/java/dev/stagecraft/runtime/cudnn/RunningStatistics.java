/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The running statistics of a normalization. Deeplearning4j keeps them as parameters with updates of their own, the variance by
 * default as the decimal logarithm of its root. All is done by operations, because on a GPU the values are in its memory.
 */
record RunningStatistics(Layer layer, BatchNormalization configuration) {
    INDArray mean() {
        return layer.getParam(GLOBAL_MEAN);
    }

    INDArray variance() {
        return configuration.isUseLogStd()
                ? Transforms.exp(layer.getParam(GLOBAL_LOG_STD).mul(2 * Math.log(10)), false)
                : layer.getParam(GLOBAL_VAR);
    }

    /**
     * Writes what a step takes away from them, so that they move towards those of a batch.
     *
     * @param updates where the layer's gradients are written
     * @param mean the batch's means, of as many values as channels
     * @param variance the batch's variances
     */
    void moveTowards(INDArray mean, INDArray variance, Map<String, INDArray> updates) {
        double moved = 1 - configuration.getDecay();
        updates.get(GLOBAL_MEAN).assign(mean()).subi(alike(mean)).muli(moved);
        INDArray before = variance();
        if (configuration.isUseLogStd()) {
            INDArray after =
                    before.mul(configuration.getDecay()).addi(alike(variance).mul(moved));
            INDArray change = updates.get(GLOBAL_LOG_STD).assign(before).divi(after);
            Transforms.log(change, false);
            change.muli(0.5 / Math.log(10));
        } else {
            updates.get(GLOBAL_VAR).assign(before).subi(alike(variance)).muli(moved);
        }
    }

    private INDArray alike(INDArray values) {
        return values.reshape(mean().shape());
    }
}
