/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Serving a trained network. */
class InferenceNetworkTest {
    /** With a layer that Deeplearning4j computes, between those that oneDNN computes. */
    private static ComputationGraph network(DataType type) {
        return new SmallNetwork(type)
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn1", 16)
                .relu("relu1")
                .convolution("conv2", 16, 16, 3, 1)
                .layer("gn", new GroupNormalization.Builder().nIn(16).groups(4).build())
                .add("add", "relu1")
                .relu("relu2")
                .trained(16);
    }

    private static INDArray images(int batch) {
        return Nd4j.randn(DataType.FLOAT, batch, 3, 13, 11);
    }

    private static void assertAlike(INDArray expected, INDArray actual) {
        Twins.assertAlike(expected, actual, "output");
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void answersManyThreads(Execution execution) throws Exception {
        ComputationGraph network = network(DataType.FLOAT);
        List<INDArray> images = IntStream.rangeClosed(1, 8)
                .mapToObj(InferenceNetworkTest::images)
                .toList();
        try (InferenceNetwork inference =
                InferenceNetwork.of(network, InferenceOptions.defaults().withExecution(execution))) {
            ManyThreads.assertAnswers(images, network::outputSingle, inference::output);
        }
    }

    /** More sizes than are kept, so that what computes one thread's is dropped while another asks. */
    @Test
    void answersManyThreadsInManySizes() throws Exception {
        ComputationGraph network = network(DataType.FLOAT);
        List<INDArray> images = IntStream.range(0, 30)
                .mapToObj(size -> Nd4j.randn(DataType.FLOAT, 1 + size % 2, 3, 9 + size, 11))
                .toList();
        try (InferenceNetwork inference =
                InferenceNetwork.of(network, InferenceOptions.defaults().withExecution(Execution.ONEDNN))) {
            ManyThreads.assertAnswers(images, network::outputSingle, inference::output);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void staysAsItWasWhenTheNetworkIsTrained(Execution execution) {
        ComputationGraph network = network(DataType.FLOAT);
        INDArray images = images(4);
        INDArray before = network.outputSingle(images);
        try (InferenceNetwork inference =
                InferenceNetwork.of(network, InferenceOptions.defaults().withExecution(execution))) {
            INDArray labels = Nd4j.zeros(4, 5);
            labels.putColumn(1, Nd4j.ones(4));
            for (int step = 0; step < 5; step++) {
                network.fit(new DataSet(images, labels));
            }
            INDArray after = network.outputSingle(images);
            assertTrue(before.sub(after).amaxNumber().doubleValue() > 1e-2);
            assertAlike(before, inference.output(images));
            try (InferenceNetwork next =
                    InferenceNetwork.of(network, InferenceOptions.defaults().withExecution(execution))) {
                assertAlike(after, next.output(images));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void refusesImagesThatAreNoNumbers(Execution execution) {
        try (InferenceNetwork inference = InferenceNetwork.of(
                network(DataType.FLOAT), InferenceOptions.defaults().withExecution(execution))) {
            for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY}) {
                INDArray images = images(3);
                images.putScalar(new int[] {2, 1, 4, 5}, value);
                assertMessage(
                        "Image 2 has a value that is not finite, so that its answer would mean nothing; each must be a number.",
                        inference,
                        images);
            }
        }
    }

    /** Their sum is not finite, and they are. */
    @Test
    void takesLargeNumbers() {
        try (InferenceNetwork inference = InferenceNetwork.of(network(DataType.FLOAT))) {
            inference.output(images(1).addi(3e38));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void refusesWeightsThatAreNoNumbers(Execution execution) {
        for (String parameter : List.of("conv1_W", "bn1_gamma", "bn1_mean", "fc_b")) {
            ComputationGraph network = network(DataType.FLOAT);
            network.getParam(parameter).putScalar(3, Float.NaN);
            assertEquals(
                    "The network's " + parameter
                            + " has a number that is not finite, so that its answers would mean nothing: train it again with a"
                            + " lower learning rate, or load other weights.",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> InferenceNetwork.of(
                                            network, InferenceOptions.defaults().withExecution(execution)))
                            .getMessage());
        }
    }

    @Test
    void takesImagesInAnyOrder() {
        ComputationGraph network = network(DataType.FLOAT);
        INDArray images = images(3);
        INDArray expected = network.outputSingle(images);
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            assertAlike(expected, inference.output(images.dup('f')));
            assertAlike(
                    expected,
                    inference.output(images.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2)));
        }
    }

    /** A network with another classifier and frozen layers. */
    @Test
    void takesEditedNetworks() {
        ComputationGraph edited = new TransferLearning.GraphBuilder(network(DataType.FLOAT))
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.1))
                        .build())
                .setFeatureExtractor("relu2")
                .removeVertexKeepConnections("fc")
                .addLayer(
                        "fc",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nIn(16)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "gap")
                .build();
        INDArray images = images(2);
        try (InferenceNetwork inference =
                InferenceNetwork.of(edited, InferenceOptions.defaults().withExecution(Execution.ONEDNN))) {
            assertAlike(edited.outputSingle(images), inference.output(images));
        }
    }

    @Test
    void computesOtherTypesToo() {
        ComputationGraph network = network(DataType.DOUBLE);
        INDArray images = images(2).castTo(DataType.DOUBLE);
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            assertAlike(network.outputSingle(images), inference.output(images));
            assertMessage(
                    "The images are of FLOAT; they must be of DOUBLE, as the network is: use images.castTo(DataType.DOUBLE).",
                    inference,
                    images(2));
        }
    }

    @Test
    void computesLayersThatItDoesNotKnow() {
        ComputationGraph network = new SmallNetwork()
                .convolution("conv1", 3, 8, 3, 1)
                .relu("relu1")
                .convolution("conv2", 8, 8, 3, 1)
                .add("add", "relu1")
                .trained(8);
        ComputationGraph odd = new TransferLearning.GraphBuilder(network)
                .removeVertexKeepConnections("add")
                .addVertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "conv2", "relu1")
                .build();
        INDArray images = images(2);
        try (InferenceNetwork inference = InferenceNetwork.of(odd)) {
            assertAlike(odd.outputSingle(images), inference.output(images));
        }
    }

    @Test
    void saysWhatIsWrongWithImages() {
        try (InferenceNetwork inference = InferenceNetwork.of(network(DataType.FLOAT))) {
            assertMessage(
                    "The images have the shape [3, 13, 11]; it must be [N, C, H, W].",
                    inference,
                    Nd4j.zeros(DataType.FLOAT, 3, 13, 11));
            assertMessage(
                    "The images have the wrong number of channels: conv1 takes 3, not 4.",
                    inference,
                    Nd4j.zeros(DataType.FLOAT, 1, 4, 13, 11));
            assertMessage("The images are null; they must be [N, C, H, W].", inference, null);
            assertMessage(
                    "The images are of DOUBLE; they must be of FLOAT, as the network is: use images.castTo(DataType.FLOAT).",
                    inference,
                    Nd4j.zeros(DataType.DOUBLE, 1, 3, 13, 11));
            assertMessage(
                    "The images have the shape [0, 3, 13, 11]; each number must be at least 1.",
                    inference,
                    Nd4j.create(DataType.FLOAT, 0, 3, 13, 11));
            assertEquals(1, inference.output(images(1)).sumNumber().doubleValue(), 1e-5);
        }
    }

    private static void assertMessage(String expected, InferenceNetwork inference, INDArray images) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> inference.output(images))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.Executions#here")
    void isClosedOnce(Execution execution) {
        InferenceNetwork inference = InferenceNetwork.of(
                network(DataType.FLOAT), InferenceOptions.defaults().withExecution(execution));
        inference.close();
        inference.close();
        assertEquals(
                "The inference network is closed; make another with InferenceNetwork.of.",
                assertThrows(IllegalStateException.class, () -> inference.output(images(1)))
                        .getMessage());
    }

    @Test
    void takesNetworksOfOneInput() {
        ComputationGraph network = new SmallNetwork()
                .input("right")
                .combine("add", ElementWiseVertex.Op.Add, "input", "right")
                .classes("fc", 2, 2)
                .fresh();
        assertEquals(
                "The network has 2 inputs and 1 outputs; an inference network must have one input, and an output.",
                assertThrows(IllegalArgumentException.class, () -> InferenceNetwork.of(network))
                        .getMessage());
    }
}
