/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Site;
import dev.stagecraft.runtime.internal.MapLayer;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** What the layers that read a network's inputs say of them: a network without an input type says nothing itself. */
record InputsTaken(ComputationGraphConfiguration configuration) {
    /** Maps or vectors, as the first layer takes them that takes nothing else. */
    Extent extent(String value) {
        return first(value, this::extentReadBy).orElse(Extent.UNKNOWN);
    }

    /** As many channels as the first layer has weights for that has some for each. */
    long channels(String value) {
        return first(value, this::channelsReadBy).orElse(Site.UNKNOWN);
    }

    private <T> Optional<T> first(String value, Function<String, Optional<T>> tells) {
        return readers(value).map(tells).flatMap(Optional::stream).findFirst();
    }

    private Stream<String> readers(String value) {
        return configuration.getVertexInputs().entrySet().stream()
                .filter(reader -> reader.getValue().contains(value))
                .map(Map.Entry::getKey);
    }

    private Optional<Extent> extentReadBy(String name) {
        if (!(configuration.getVertices().get(name) instanceof LayerVertex vertex)) {
            return Optional.empty();
        }
        if (vertex.getPreProcessor() != null) {
            return Optional.of(isFlattening(vertex.getPreProcessor()) ? Extent.MAPS : Extent.UNKNOWN);
        }
        Layer layer = layer(vertex);
        if (takesMaps(layer)) {
            return Optional.of(Extent.MAPS);
        }
        return layer instanceof DenseLayer || layer instanceof BaseOutputLayer
                ? Optional.of(Extent.VECTOR)
                : first(name, this::extentReadBy);
    }

    private static boolean takesMaps(Layer layer) {
        return layer instanceof ConvolutionLayer
                || layer instanceof SubsamplingLayer
                || layer instanceof ZeroPaddingLayer
                || layer instanceof MapLayer;
    }

    private Optional<Long> channelsReadBy(String name) {
        if (!(configuration.getVertices().get(name) instanceof LayerVertex vertex)) {
            return Optional.empty();
        }
        if (vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flatten) {
            return Optional.of(flatten.getNumChannels()).filter(channels -> channels > 0);
        }
        Layer layer = layer(vertex);
        if (vertex.getPreProcessor() != null || layer instanceof ChannelStatistics) {
            return Optional.empty();
        }
        if (layer instanceof FeedForwardLayer sized && sized.getNIn() > 0) {
            return Optional.of(sized.getNIn());
        }
        return layer instanceof ZeroPadShortcut shortcut
                ? Optional.of((long) shortcut.getNIn())
                : first(name, this::channelsReadBy);
    }

    private static boolean isFlattening(InputPreProcessor preProcessor) {
        return preProcessor instanceof CnnToFeedForwardPreProcessor;
    }

    private static Layer layer(LayerVertex vertex) {
        return Unfrozen.of(vertex.getLayerConf().getLayer());
    }
}
