/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums that no convolution can take in, with a function behind them and in the order in which convolutions of narrow groups leave their maps,
 * are Deeplearning4j's.
 */
class SumBehindGroupsTest {
    @ParameterizedTest
    @CsvSource({"4, 6, 4", "4, 10, 6", "4, 8, 8", "8, 6, 4", "8, 10, 6", "16, 6, 4", "3, 6, 4", "1, 6, 4"})
    void areDeeplearning4js(int width, int height, int columns) {
        Nd4j.getRandom().setSeed(7);
        ComputationGraph network = network(2 * width);
        INDArray images = Nd4j.randn(DataType.FLOAT, 3, 2 * width, height, columns);
        INDArray right = network.outputSingle(images.dup());
        try (InferenceNetwork inference =
                InferenceNetwork.of(network, InferenceOptions.defaults().withExecution(Execution.ONEDNN))) {
            double distance = right.sub(inference.output(images)).amaxNumber().doubleValue();
            assertTrue(
                    distance <= 1e-5 * right.amaxNumber().doubleValue(),
                    () -> "off by " + distance + " of " + right.amaxNumber());
        }
    }

    /** A convolution of two groups, of which a mean and a maximum are added up: windows add nothing to what they give. */
    private static ComputationGraph network(int channels) {
        return new SmallNetwork(SmallNetwork.settings(3, DataType.FLOAT))
                .layer(
                        "convolution",
                        new GroupedConvolution.Builder(3, 3)
                                .nIn(channels)
                                .nOut(channels)
                                .groups(2)
                                .padding(1, 1)
                                .activation(Activation.IDENTITY)
                                .build())
                .pool("mean", PoolingType.AVG, 2, 2, 0)
                .from("convolution")
                .pool("maximum", PoolingType.MAX, 2, 2, 0)
                .add("sum", "mean")
                .relu("function")
                .fresh();
    }
}
