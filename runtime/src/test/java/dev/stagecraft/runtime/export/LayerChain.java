/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.onednn.inference.SmallNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Builds networks of a few layers, the first of which reads the images: each takes what the one before gives unless it says otherwise. */
final class LayerChain {
    private final GraphBuilder graph;
    private String last = "input";

    LayerChain() {
        graph = new NeuralNetConfiguration.Builder().seed(5).graphBuilder().addInputs("input");
    }

    /** A network of one layer, whose output is the network's. */
    static ComputationGraph of(Layer layer) {
        return new LayerChain().add("layer", layer).network();
    }

    LayerChain add(String name, Layer layer) {
        graph.addLayer(name, layer, last);
        last = name;
        return this;
    }

    LayerChain add(String name, Layer layer, InputPreProcessor preProcessor) {
        graph.addLayer(name, layer, preProcessor, last);
        last = name;
        return this;
    }

    LayerChain vertex(String name, GraphVertex vertex, String... inputs) {
        graph.addVertex(name, vertex, inputs);
        last = name;
        return this;
    }

    LayerChain from(String name) {
        last = name;
        return this;
    }

    /** Deeplearning4j's own graph, with weights and statistics that are far from their initial ones. */
    ComputationGraph network() {
        ComputationGraph network = new ComputationGraph(graph.setOutputs(last).build());
        network.init();
        SmallNetwork.shake(network);
        return network;
    }
}
