/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.serving.OnnxFormat;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Writes a network's vertices one after the other. What they read is looked up in the configuration: a network that oneDNN computes
 * has other vertices, which may read past an activation.
 */
final class NetworkReader {
    private final LayerKinds kinds = new LayerKinds();
    private final OnnxGraph graph = new OnnxGraph();
    private final Map<String, String> values = new HashMap<>();
    private final ComputationGraph network;
    private final ComputationGraphConfiguration configuration;
    private final Outputs outputs;

    private NetworkReader(ComputationGraph network, Outputs outputs) {
        this.network = network;
        configuration = network.getConfiguration();
        this.outputs = outputs;
    }

    /**
     * The graph of a network of one input.
     *
     * @throws IllegalArgumentException if it has a part that cannot be written
     */
    static OnnxGraph read(ComputationGraph network, Outputs outputs) {
        NetworkReader reader = new NetworkReader(network, outputs);
        reader.nameValues();
        for (int index : network.topologicalSortOrder()) {
            String name = network.getVertices()[index].getVertexName();
            if (reader.configuration.getVertices().containsKey(name)) {
                reader.read(name);
            }
        }
        return reader.graph;
    }

    /** What a vertex gives is called like the vertex, if that is no name of an input or output of the file. */
    private void nameValues() {
        values.put(configuration.getNetworkInputs().get(0), graph.unused(OnnxFormat.IMAGES));
        outputs.classified().ifPresent(last -> {
            values.put(last, graph.unused(OnnxFormat.PROBABILITIES));
            graph.unused(OnnxFormat.LOGITS);
        });
        outputs.maps().forEach((layer, name) -> values.put(layer, graph.unused(name)));
        configuration.getVertices().keySet().forEach(name -> values.computeIfAbsent(name, graph::unused));
    }

    private void read(String name) {
        GraphVertex vertex = configuration.getVertices().get(name);
        List<String> inputs = configuration.getVertexInputs().get(name).stream()
                .map(values::get)
                .toList();
        boolean isOutput = outputs.has(name);
        boolean isLast = outputs.classified().filter(name::equals).isPresent();
        Vertex place = new Vertex(graph, name, inputs, values.get(name), isLast);
        String value = write(vertex, place);
        if (isOutput && !value.equals(place.output())) {
            value = place.give("Identity", List.of(value));
        }
        values.put(name, value);
    }

    private String write(GraphVertex vertex, Vertex place) {
        if (vertex instanceof LayerVertex layer && place.inputs().size() == 1) {
            return kinds.write(
                    PlainLayers.unfrozen(network.getLayer(place.name())), preProcessed(layer.getPreProcessor(), place));
        }
        if (vertex instanceof ElementWiseVertex combined) {
            return switch (combined.getOp()) {
                case Add -> combine("Add", place);
                case Product -> combine("Mul", place);
                default -> throw place.refusal(vertex, "it computes " + combined.getOp() + "; set Add or Product.");
            };
        }
        throw place.refusal(vertex, "there is no such vertex in the networks that Stagecraft generates.");
    }

    private static String combine(String operator, Vertex place) {
        String sum = place.input();
        for (String next : place.inputs().subList(1, place.inputs().size() - 1)) {
            sum = place.step("partial", operator, List.of(sum, next));
        }
        return place.give(
                operator, List.of(sum, place.inputs().get(place.inputs().size() - 1)));
    }

    private static Vertex preProcessed(InputPreProcessor preProcessor, Vertex place) {
        if (preProcessor == null) {
            return place;
        }
        boolean flattens =
                preProcessor instanceof CnnToFeedForwardPreProcessor flatten && flatten.getFormat() == CNN2DFormat.NCHW;
        if (!flattens) {
            throw place.refusal(preProcessor, "of preprocessors, only one that flattens [N, C, H, W] can.");
        }
        String flat = place.step("flat", "Flatten", List.of(place.input()));
        return new Vertex(place.graph(), place.name(), List.of(flat), place.output(), place.isLast());
    }
}
