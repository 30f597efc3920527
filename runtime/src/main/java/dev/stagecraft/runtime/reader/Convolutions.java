/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.program.WeightStandardization;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/** Reads convolutions, of groups of channels or of all. */
final class Convolutions {
    private Convolutions() {}

    static void read(ConvolutionLayer layer, int groups, LayerPlace place) {
        Optional<Geometry> geometry = Geometries.of(layer);
        if (layer.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            place.foreign("its channels come last; set the data format NCHW.");
        } else if (geometry.isEmpty()) {
            place.foreign(Geometries.refusal(layer.getConvolutionMode()));
        } else {
            ParameterTensor weight = place.tensor(WEIGHT_KEY, "weight", Role.WEIGHT);
            Optional<ParameterTensor> bias =
                    layer.hasBias() ? Optional.of(place.vector(BIAS_KEY, "bias", Role.BIAS)) : Optional.empty();
            place.giveChannels(
                    layer.getNOut(),
                    site -> new Node.Convolution(
                            site,
                            layer.getNIn(),
                            layer.getNOut(),
                            groups,
                            geometry.get(),
                            weight,
                            bias,
                            standardization(layer),
                            FunctionReader.of(layer.getActivationFn())));
        }
    }

    private static Optional<WeightStandardization> standardization(ConvolutionLayer layer) {
        return layer instanceof StandardizedConvolution standardized
                ? Optional.of(new WeightStandardization(standardized.getEpsilon()))
                : Optional.empty();
    }
}
