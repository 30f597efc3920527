/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.inference.Node.Extent;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Makes a recipe of a network: of its parameters and layers as they are now. */
final class GraphReader {
    private final ComputationGraph network;
    private final ComputationGraphConfiguration configuration;
    private final Readers readers;
    private final RecipeBuilder builder;
    private final LayerReader layers;

    private GraphReader(ComputationGraph network) {
        this.network = network;
        configuration = network.getConfiguration();
        readers = new Readers(configuration);
        builder = new RecipeBuilder(readers);
        layers = new LayerReader(builder);
    }

    /** The recipe; empty if the network has something that is in no network of images that Stagecraft generates. */
    static Optional<Recipe> read(ComputationGraph network) {
        GraphReader reader = new GraphReader(network);
        return reader.read() ? Optional.of(reader.recipe()) : Optional.empty();
    }

    private Recipe recipe() {
        return builder.recipe(configuration.getNetworkOutputs());
    }

    private boolean read() {
        builder.images(configuration.getNetworkInputs().get(0));
        for (int index : network.topologicalSortOrder()) {
            String name = network.getVertices()[index].getVertexName();
            if (!builder.isDone(name) && !read(name)) {
                builder.close();
                return false;
            }
        }
        return true;
    }

    private boolean read(String name) {
        GraphVertex vertex = configuration.getVertices().get(name);
        List<String> inputs = configuration.getVertexInputs().get(name);
        if (vertex instanceof LayerVertex layer && inputs.size() == 1) {
            return read(name, layer.getPreProcessor(), inputs.get(0));
        }
        return vertex instanceof ElementWiseVertex two && inputs.size() == 2 && combine(name, two.getOp(), inputs);
    }

    private boolean combine(String name, ElementWiseVertex.Op operation, List<String> inputs) {
        Extent first = builder.extent(inputs.get(0));
        Extent second = builder.extent(inputs.get(1));
        if (operation == ElementWiseVertex.Op.Add && first == second) {
            builder.sum(name, inputs);
            return true;
        }
        if (operation == ElementWiseVertex.Op.Product && first != Extent.VECTOR && second != Extent.VECTOR) {
            boolean isGate = first == Extent.MAPS && second == Extent.PIXEL;
            Extent extent = first == second ? first : Extent.MAPS;
            builder.add(name, isGate ? new Gating() : Stock.product(), extent, inputs);
            return true;
        }
        return false;
    }

    private boolean read(String name, InputPreProcessor preProcessor, String input) {
        Layer layer = layer(name);
        if (preProcessor != null) {
            boolean flattens = preProcessor instanceof CnnToFeedForwardPreProcessor flatten
                    && flatten.getFormat() == CNN2DFormat.NCHW
                    && builder.extent(input) != Extent.VECTOR;
            if (!flattens) {
                return false;
            }
            String flat = name + " (flat)";
            builder.add(flat, Reshaping.flat(), Extent.VECTOR, List.of(input));
            return layers.read(name, layer, Optional.empty(), flat);
        }
        Optional<String> normalization = Optional.of(layer)
                .filter(one -> PlainLayers.isConvolution(one) || PlainLayers.isGroupedConvolution(one))
                .flatMap(convolution -> readers.only(name))
                .filter(this::isNormalization);
        boolean isRead = layers.read(name, layer, normalization.map(this::layer).map(Affine::of), input);
        normalization.ifPresent(folded -> builder.same(folded, name));
        return isRead;
    }

    private boolean isNormalization(String name) {
        return configuration.getVertices().get(name) instanceof LayerVertex vertex
                && vertex.getPreProcessor() == null
                && PlainLayers.isNormalization(layer(name));
    }

    /** The layer itself, though it be frozen. */
    private Layer layer(String name) {
        return PlainLayers.unfrozen(network.getLayer(name));
    }
}
