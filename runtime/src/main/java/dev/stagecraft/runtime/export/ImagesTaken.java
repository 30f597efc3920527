/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/** What a network says about the images that it takes. */
record ImagesTaken(ComputationGraphConfiguration configuration) {
    /** Whether only images of one height and width fit: those that give the map that a dense layer takes all of. */
    boolean isFixed() {
        return configuration.getVertices().values().stream()
                .anyMatch(vertex -> vertex instanceof LayerVertex layer && layer.getPreProcessor() != null);
    }

    /** The channels of an image, which the first layer that has weights for each channel tells. */
    Optional<Long> channels() {
        return channelsOf(configuration.getNetworkInputs().get(0));
    }

    private Optional<Long> channelsOf(String value) {
        return configuration.getVertexInputs().entrySet().stream()
                .filter(reader -> reader.getValue().contains(value))
                .map(reader -> channelsReadBy(reader.getKey()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Long> channelsReadBy(String name) {
        if (!(configuration.getVertices().get(name) instanceof LayerVertex vertex)
                || vertex.getPreProcessor() != null) {
            return Optional.empty();
        }
        Layer layer = PlainLayers.unfrozen(vertex.getLayerConf().getLayer());
        if (layer instanceof FeedForwardLayer sized && sized.getNIn() > 0) {
            return Optional.of(sized.getNIn());
        }
        if (layer instanceof ZeroPadShortcut shortcut) {
            return Optional.of((long) shortcut.getNIn());
        }
        return layer instanceof ChannelStatistics ? Optional.empty() : channelsOf(name);
    }
}
