/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.vertices.Computer;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A block with a CBAM, whose convolution of one filter fills no block of channels, and an efficient channel attention. */
class AttentionTest {
    private static ComputationGraphConfiguration network(int channels) {
        return new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("input")
                .addLayer("conv1", SingleLayers.pointwise(3, channels, 1), "input")
                .addLayer("bn1", normalization(channels), "conv1")
                .addLayer("relu1", new ActivationLayer(Activation.RELU), "bn1")
                .addLayer("conv2", SingleLayers.convolution(channels, 3, 2, 1, ConvolutionMode.Truncate), "relu1")
                .addLayer("bn2", normalization(channels), "conv2")
                .addLayer(
                        "channel",
                        new ChannelAttention.Builder().nIn(channels).squeezed(4).build(),
                        "bn2")
                .addLayer("statistics", new ChannelStatistics(), "channel")
                .addLayer(
                        "spatial",
                        new ConvolutionLayer.Builder(7, 7)
                                .nIn(2)
                                .nOut(1)
                                .padding(3, 3)
                                .hasBias(false)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "statistics")
                .addLayer("spatialbn", normalization(1), "spatial")
                .addLayer("gate", new ActivationLayer(Activation.SIGMOID), "spatialbn")
                .addVertex("cbam", new ElementWiseVertex(ElementWiseVertex.Op.Product), "channel", "gate")
                .addLayer("down", SingleLayers.pointwise(channels, channels, 2), "relu1")
                .addVertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "cbam", "down")
                .addLayer("relu2", new ActivationLayer(Activation.RELU), "add")
                .addLayer(
                        "eca",
                        new EfficientChannelAttention.Builder().nIn(channels).build(),
                        "relu2")
                .addLayer("gap", new GlobalPoolingLayer(PoolingType.AVG), "eca")
                .addLayer(
                        "fc",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nIn(channels)
                                .nOut(4)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "gap")
                .setOutputs("fc")
                .build();
    }

    private static BatchNormalization normalization(int channels) {
        return new BatchNormalization.Builder().nIn(channels).nOut(channels).build();
    }

    static Stream<Arguments> networks() {
        return Computer.here().flatMap(computer -> Stream.of(16, 12).map(channels -> Arguments.of(computer, channels)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void computesWhatDeeplearning4jComputes(Computer computer, int channels) {
        Nd4j.getRandom().setSeed(3);
        Twins twins = Twins.of(() -> network(channels), computer::network);
        for (int batch : new int[] {3, 1, 4}) {
            DataSet data = LabelledImages.of(batch, 4, 17, 13);
            twins.assertStepsAreAlike(data);
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches("bn1|add|spatialbn"));
        }
    }

    /** But for the projection of twelve channels, which oneDNN miscomputes. */
    @ParameterizedTest
    @ValueSource(ints = {16, 12})
    void leavesLittleToDeeplearning4j(int channels) {
        ComputationGraph network = OneDnnExecution.network(network(channels));
        network.init();
        Set<String> left = Set.copyOf(LeftVertices.of(network));
        assertEquals(
                channels == 16 ? Set.of("input", "statistics", "gate") : Set.of("input", "statistics", "gate", "down"),
                left);
    }
}
