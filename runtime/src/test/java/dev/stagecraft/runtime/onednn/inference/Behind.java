/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import java.util.function.DoubleUnaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;

/** What a convolution of groups may be followed by. */
enum Behind {
    FUNCTION {
        @Override
        SmallNetwork layers(SmallNetwork network, IActivation function) {
            return network.activation("function", function);
        }

        @Override
        double of(DoubleUnaryOperator function, double convolved, double image) {
            return function.applyAsDouble(convolved);
        }
    },
    ADDITION_AND_FUNCTION {
        @Override
        SmallNetwork layers(SmallNetwork network, IActivation function) {
            return network.add("sum", "input").activation("function", function);
        }

        @Override
        double of(DoubleUnaryOperator function, double convolved, double image) {
            return function.applyAsDouble(convolved + image);
        }
    },
    FUNCTION_AND_ADDITION {
        @Override
        SmallNetwork layers(SmallNetwork network, IActivation function) {
            return network.activation("function", function).add("sum", "input");
        }

        @Override
        double of(DoubleUnaryOperator function, double convolved, double image) {
            return function.applyAsDouble(convolved) + image;
        }
    };

    /** Adds them behind a convolution, which takes {@code "input"}. */
    abstract SmallNetwork layers(SmallNetwork network, IActivation function);

    abstract double of(DoubleUnaryOperator function, double convolved, double image);

    /** A convolution of 3x3 that keeps the number of channels and the size of maps, and what is behind it; weights are short numbers. */
    ComputationGraph network(int groups, int width, IActivation function) {
        int channels = groups * width;
        SmallNetwork convolution = new SmallNetwork(SmallNetwork.settings(3, DataType.FLOAT))
                .layer(
                        "convolution",
                        new GroupedConvolution.Builder(3, 3)
                                .nIn(channels)
                                .nOut(channels)
                                .groups(groups)
                                .padding(1, 1)
                                .biasInit(0.25)
                                .activation(Activation.IDENTITY)
                                .build());
        ComputationGraph network = layers(convolution, function).fresh();
        network.params().assign(network.params().castTo(DataType.BFLOAT16).castTo(DataType.FLOAT));
        return network;
    }
}
