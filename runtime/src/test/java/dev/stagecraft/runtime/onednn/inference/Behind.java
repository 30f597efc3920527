/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.layers.GroupedConvolution;
import java.util.function.DoubleUnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;

/** What a convolution of groups may be followed by. */
enum Behind {
    FUNCTION {
        @Override
        String layers(GraphBuilder graph, IActivation function) {
            graph.addLayer("function", new ActivationLayer(function), "convolution");
            return "function";
        }

        @Override
        double of(DoubleUnaryOperator function, double convolved, double image) {
            return function.applyAsDouble(convolved);
        }
    },
    ADDITION_AND_FUNCTION {
        @Override
        String layers(GraphBuilder graph, IActivation function) {
            graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "convolution", "images");
            graph.addLayer("function", new ActivationLayer(function), "sum");
            return "function";
        }

        @Override
        double of(DoubleUnaryOperator function, double convolved, double image) {
            return function.applyAsDouble(convolved + image);
        }
    },
    FUNCTION_AND_ADDITION {
        @Override
        String layers(GraphBuilder graph, IActivation function) {
            graph.addLayer("function", new ActivationLayer(function), "convolution");
            graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "function", "images");
            return "sum";
        }

        @Override
        double of(DoubleUnaryOperator function, double convolved, double image) {
            return function.applyAsDouble(convolved) + image;
        }
    };

    /** Adds them behind {@code "convolution"}, which takes {@code "images"}. @return the last */
    abstract String layers(GraphBuilder graph, IActivation function);

    abstract double of(DoubleUnaryOperator function, double convolved, double image);

    /** A convolution of 3x3 that keeps the number of channels and the size of maps, and what is behind it; weights are short numbers. */
    ComputationGraph network(int groups, int width, IActivation function) {
        int channels = groups * width;
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs("images")
                .addLayer(
                        "convolution",
                        new GroupedConvolution.Builder(3, 3)
                                .nIn(channels)
                                .nOut(channels)
                                .groups(groups)
                                .padding(1, 1)
                                .biasInit(0.25)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "images");
        ComputationGraph network =
                new ComputationGraph(graph.setOutputs(layers(graph, function)).build());
        network.init();
        network.params().assign(network.params().castTo(DataType.BFLOAT16).castTo(DataType.FLOAT));
        return network;
    }
}
