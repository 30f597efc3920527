/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.update.Depth;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/** What must be true of a network that a recipe trains. */
final class RecipeNetwork {
    private RecipeNetwork() {}

    /** @throws IllegalArgumentException if the network asks for something in a step that a recipe's does not do */
    static void require(ComputationGraph network) {
        DataType type = network.getConfiguration().getDataType();
        if (type != DataType.FLOAT) {
            throw new IllegalArgumentException("A recipe changes parameters of FLOAT, and those of this network are "
                    + type + ": set the data type to FLOAT, or train without a recipe.");
        }
        for (Layer layer : network.getLayers()) {
            require(layer.conf().getLayer());
        }
    }

    private static void require(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer.getConstraints() != null && !layer.getConstraints().isEmpty()) {
            throw refusal(layer, "constraints", "leave them out");
        }
        GradientNormalization clipping = layer.getGradientNormalization();
        if (clipping != null && clipping != GradientNormalization.None) {
            throw refusal(layer, "a gradient normalization", "leave it out, and set the recipe's longestGradient");
        }
        boolean decays = layer.initializer() != null
                && layer.initializer().paramKeys(layer).stream()
                        .map(layer::getRegularizationByParam)
                        .anyMatch(regularization -> regularization != null && !regularization.isEmpty());
        if (decays) {
            throw refusal(layer, "a regularization", "leave it out, and set the recipe's weightDecay");
        }
    }

    private static IllegalArgumentException refusal(
            org.deeplearning4j.nn.conf.layers.Layer layer, String what, String remedy) {
        return new IllegalArgumentException("The layer " + layer.getLayerName() + " has " + what
                + " of its own, which a recipe does not apply: " + remedy + ", or train without a recipe.");
    }

    /**
     * Freezes parts of a network, as Deeplearning4j does.
     *
     * @param parts {@code stem}, {@code layer1} …, from the images on
     * @throws IllegalArgumentException if there is no such part, or one before it is missing
     */
    static void freeze(ComputationGraph network, List<String> parts) {
        if (parts.isEmpty()) {
            return;
        }
        for (String layer : Depth.of(GraphReader.read(network)).layers(parts)) {
            if (network.getVertex(layer) != null && network.getVertex(layer).hasLayer()) {
                network.getVertex(layer).setLayerAsFrozen();
            }
        }
    }
}
