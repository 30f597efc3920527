/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.program.ParameterTensor.Role;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

/**
 * Reads dense layers. Deeplearning4j has their weights as {@code [in, out]} with the first axis fastest: the same numbers one behind the other as
 * those of {@code [out, in]} with the last.
 */
final class Denses {
    private Denses() {}

    static void read(DenseLayer layer, LayerPlace place) {
        if (layer.hasLayerNorm()) {
            place.foreign("it has a layer normalization; export a network without it.");
        } else {
            read(layer, layer.hasBias(), false, place);
        }
    }

    static void read(OutputLayer layer, LayerPlace place) {
        read(layer, layer.hasBias(), true, place);
    }

    private static void read(FeedForwardLayer layer, boolean hasBias, boolean isClassifier, LayerPlace place) {
        ParameterTensor weight =
                place.tensor(WEIGHT_KEY, "weight", Role.WEIGHT, Encoding.PLAIN, layer.getNOut(), layer.getNIn());
        Optional<ParameterTensor> bias =
                hasBias ? Optional.of(place.vector(BIAS_KEY, "bias", Role.BIAS)) : Optional.empty();
        Function function = FunctionReader.of(layer.getActivationFn());
        place.give(
                Extent.VECTOR,
                layer.getNOut(),
                site -> new Node.Dense(site, layer.getNIn(), layer.getNOut(), weight, bias, function, isClassifier));
    }
}
