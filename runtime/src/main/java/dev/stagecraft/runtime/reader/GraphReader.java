/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.NetworkProgram;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Reads what a network computes. What its vertices read is looked up in the configuration, for an engine's own vertices may read past an
 * activation; and layers are those of the network, for a layer may have been frozen since.
 */
public final class GraphReader {
    private final ComputationGraph network;
    private final ComputationGraphConfiguration configuration;
    private final ProgramBuilder program;

    private GraphReader(ComputationGraph network) {
        this.network = network;
        configuration = network.getConfiguration();
        program = new ProgramBuilder();
    }

    /**
     * {@return what a network computes, in the order in which Deeplearning4j does}
     *
     * @param network which has been initialized
     */
    public static NetworkProgram read(ComputationGraph network) {
        return new GraphReader(network).read();
    }

    private NetworkProgram read() {
        InputsTaken inputs = new InputsTaken(configuration);
        for (String input : configuration.getNetworkInputs()) {
            program.images(input, inputs.extent(input), inputs.channels(input));
        }
        for (int index : network.topologicalSortOrder()) {
            String name = network.getVertices()[index].getVertexName();
            if (configuration.getVertices().containsKey(name)) {
                read(name, configuration.getVertices().get(name));
            }
        }
        return program.program(configuration.getNetworkOutputs(), network.numParams());
    }

    private void read(String name, GraphVertex vertex) {
        List<String> inputs = configuration.getVertexInputs().get(name);
        if (vertex instanceof LayerVertex layer && inputs.size() == 1) {
            preProcess(name, layer.getPreProcessor(), inputs.get(0));
            LayerKinds.read(new LayerPlace(program, name, network.getLayer(name), network.params()));
        } else if (vertex instanceof ElementWiseVertex combined) {
            combine(name, combined, inputs);
        } else {
            program.foreign(name, inputs, vertex, "there is no such vertex in the networks that Stagecraft generates.");
        }
    }

    private void combine(String name, ElementWiseVertex vertex, List<String> inputs) {
        switch (vertex.getOp()) {
            case Add -> program.sum(name, inputs);
            case Product -> program.product(name, inputs);
            default -> program.foreign(name, inputs, vertex, "it computes " + vertex.getOp() + "; set Add or Product.");
        }
    }

    private void preProcess(String name, InputPreProcessor preProcessor, String input) {
        program.enter(name, input);
        if (preProcessor instanceof CnnToFeedForwardPreProcessor flatten && flatten.getFormat() == CNN2DFormat.NCHW) {
            program.flatten(name);
        } else if (preProcessor != null) {
            program.foreign(
                    name, List.of(name), preProcessor, "of preprocessors, only one that flattens [N, C, H, W] can.");
        }
    }
}
