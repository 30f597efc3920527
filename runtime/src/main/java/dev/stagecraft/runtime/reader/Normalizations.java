/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import dev.stagecraft.program.Affine;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.runtime.layers.GroupNormalization;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Reads normalizations. */
final class Normalizations {
    private Normalizations() {}

    static void read(BatchNormalization layer, LayerPlace place) {
        if (layer.getCnn2DFormat() != CNN2DFormat.NCHW) {
            place.foreign("its channels come last; set the data format NCHW.");
            return;
        }
        Affine affine = layer.isLockGammaBeta()
                ? new Affine.Fixed(layer.getGamma(), layer.getBeta())
                : new Affine.Learned(scale(place), shift(place));
        ParameterTensor mean = place.vector(GLOBAL_MEAN, "running_mean", Role.RUNNING_MEAN);
        ParameterTensor variance = layer.isUseLogStd()
                ? place.vector(GLOBAL_LOG_STD, "running_var", Role.RUNNING_VARIANCE, Encoding.LOG10_DEVIATION)
                : place.vector(GLOBAL_VAR, "running_var", Role.RUNNING_VARIANCE);
        place.giveChannels(
                layer.getNOut(),
                site -> new Node.BatchNormalization(site, layer.getEps(), layer.getDecay(), affine, mean, variance));
    }

    static void read(GroupNormalization layer, LayerPlace place) {
        ParameterTensor scale = scale(place);
        ParameterTensor shift = shift(place);
        place.giveChannels(
                layer.getNOut(),
                site -> new Node.GroupNormalization(site, layer.getGroups(), layer.getEps(), scale, shift));
    }

    private static ParameterTensor scale(LayerPlace place) {
        return place.vector(GAMMA, "weight", Role.SCALE);
    }

    private static ParameterTensor shift(LayerPlace place) {
        return place.vector(BETA, "bias", Role.SHIFT);
    }
}
