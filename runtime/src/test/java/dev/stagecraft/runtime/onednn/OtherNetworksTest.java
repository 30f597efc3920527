/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static dev.stagecraft.runtime.vertices.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.internal.FiniteNumbers;
import dev.stagecraft.runtime.vertices.SameChannel;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Networks and inputs that nobody generates, but that a model's file or a program may bring. */
class OtherNetworksTest {
    private static final int BATCH = 4;

    private static SmallNetwork graph() {
        return new SmallNetwork(SmallNetwork.settings(3, DataType.FLOAT).updater(new Sgd(0.1)));
    }

    private static ConvolutionLayer convolution(int in, int out) {
        return new ConvolutionLayer.Builder(3, 3)
                .nIn(in)
                .nOut(out)
                .padding(1, 1)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static INDArray labels() {
        INDArray labels = Nd4j.zeros(BATCH, 3);
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, i % 3, 1);
        }
        return labels;
    }

    /** A trunk that ends in a sum or a product is given the gradients of its maps by whoever has the rest. */
    @ParameterizedTest
    @EnumSource(names = {"Add", "Product"})
    void ofMapsThatAreCombinedLast(ElementWiseVertex.Op operation) {
        Twins twins = twins(() -> combinedLast(operation));
        INDArray images = Nd4j.randn(DataType.FLOAT, BATCH, 3, 6, 5);
        INDArray gradient = Nd4j.randn(DataType.FLOAT, BATCH, 8, 6, 5);
        Map<String, INDArray> expected = gradients(twins.stock(), images, gradient);
        Map<String, INDArray> actual = gradients(twins.fast(), images, gradient);
        assertEquals(4, expected.size());
        expected.forEach((name, values) -> assertAlike(values, actual.get(name), name));
    }

    private static ComputationGraphConfiguration combinedLast(ElementWiseVertex.Op operation) {
        SmallNetwork graph = graph().layer("conv1", convolution(3, 8));
        if (operation == ElementWiseVertex.Op.Product) {
            graph.squeeze("pool");
        }
        return graph.layer("conv2", convolution(8, 8))
                .vertex("last", new ElementWiseVertex(operation), "conv1", "conv2")
                .configuration();
    }

    private static Map<String, INDArray> gradients(ComputationGraph network, INDArray images, INDArray gradient) {
        network.getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
        network.feedForward(new INDArray[] {images.dup()}, true, false);
        return network.backpropGradient(gradient.dup()).gradientForVariable();
    }

    /** Its variance has no logarithm, if nothing is kept of the one before. */
    @Test
    void whoseChannelIsAlwaysTheSame() {
        ComputationGraph network = OneDnnExecution.network(SameChannel.network());
        network.init();
        SameChannel.train(network);
        assertTrue(FiniteNumbers.areAll(network.params()), network.params()::toString);
        assertTrue(FiniteNumbers.areAll(network.outputSingle(SameChannel.images())));
    }

    /** Its memory is somebody else's by then. */
    @Test
    void thatWasClosed() {
        ComputationGraph network = OneDnnExecution.network(combinedLast(ElementWiseVertex.Op.Add));
        network.init();
        INDArray images = Nd4j.randn(DataType.FLOAT, BATCH, 3, 6, 5);
        network.outputSingle(images);
        network.close();
        network.close();
        for (Executable use : List.<Executable>of(
                () -> network.outputSingle(images),
                () -> network.feedForward(images, false),
                () -> network.feedForward(new INDArray[] {images}, true, false))) {
            assertEquals(
                    "The network is closed: make or load it anew.",
                    assertThrows(IllegalStateException.class, use).getMessage());
        }
    }

    @Test
    void thatIsGivenOtherChannels() {
        ComputationGraph network = OneDnnExecution.network(combinedLast(ElementWiseVertex.Op.Add));
        network.init();
        INDArray images = Nd4j.randn(DataType.FLOAT, BATCH, 4, 6, 5);
        assertEquals(
                "The images have the wrong number of channels: conv1 takes 3, not 4.",
                assertThrows(IllegalArgumentException.class, () -> network.outputSingle(images))
                        .getMessage());
    }

    @Test
    void ofVectors() {
        Twins twins = twins(() -> graph().normalization("bn", 5)
                .relu("relu")
                .layer(
                        "dense",
                        new DenseLayer.Builder()
                                .nIn(5)
                                .nOut(8)
                                .activation(Activation.IDENTITY)
                                .build())
                .normalization("bn2", 8)
                .relu("relu2")
                .vertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "relu2", "dense")
                .classes("output", 8, 3)
                .configuration());
        twins.assertStepsAreAlike(new DataSet(Nd4j.randn(BATCH, 5), labels()));
    }

    @Test
    void ofSequences() {
        Twins twins = twins(() -> graph().layer(
                        "convolution",
                        new Convolution1DLayer.Builder(3)
                                .nIn(2)
                                .nOut(8)
                                .activation(Activation.IDENTITY)
                                .build())
                .relu("relu")
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("output", 8, 3)
                .configuration());
        twins.assertStepsAreAlike(new DataSet(Nd4j.randn(BATCH, 2, 9), labels()));
    }

    /** The images come as rows, and a preprocessor makes maps of them. */
    @Test
    void ofFlatImages() {
        Twins twins = twins(() -> graph().layer("convolution", convolution(1, 8))
                .relu("relu")
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("output", 8, 3)
                .inferred(InputType.convolutionalFlat(6, 5, 1)));
        twins.assertStepsAreAlike(new DataSet(Nd4j.randn(BATCH, 30), labels()));
    }

    /** A sum of maps and one number for each channel is none of maps of the same shape. */
    @Test
    void withASumThatBroadcasts() {
        Twins twins = twins(() -> graph().layer("convolution", convolution(3, 8))
                .layer(
                        "means",
                        new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                .collapseDimensions(false)
                                .build())
                .vertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "convolution", "means")
                .relu("relu")
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("output", 8, 3)
                .configuration());
        twins.assertStepsAreAlike(new DataSet(Nd4j.randn(BATCH, 3, 6, 5), labels()));
    }

    /** One class of Deeplearning4j's is three functions; only what all of its settings leave plain is oneDNN's. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0, 0, 0.3", "0, 0.2, 0", "6, 0, 0.1"})
    void withRectifiersThatClipOrLeak(double max, double threshold, double negativeSlope) {
        Twins twins = twins(() -> graph().layer("convolution", convolution(3, 8))
                .normalization("bn", 8)
                .layer("relu", rectifier(max, threshold, negativeSlope))
                .layer("convolution2", convolution(8, 8))
                .vertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "convolution2", "relu")
                .layer("relu2", rectifier(max, threshold, negativeSlope))
                .layer("relu3", rectifier(max, threshold, negativeSlope))
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("output", 8, 3)
                .configuration());
        INDArray images = Nd4j.randn(BATCH, 3, 6, 5);
        assertAlike(twins.stock().outputSingle(images), twins.fast().outputSingle(images), "output");
        twins.assertStepsAreAlike(new DataSet(images, labels()));
    }

    private static ActivationLayer rectifier(double max, double threshold, double negativeSlope) {
        return new ActivationLayer(new ActivationReLU(max == 0 ? null : max, threshold, negativeSlope));
    }

    private static Twins twins(Supplier<ComputationGraphConfiguration> configuration) {
        return Twins.of(configuration, OneDnnExecution::network);
    }

    private static Twins ofImages() {
        return twins(() -> graph().layer("convolution", convolution(3, 8))
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("output", 8, 3)
                .configuration());
    }

    @Test
    void takesImagesOfAnyTypeAndOrder() {
        Twins twins = ofImages();
        INDArray images = Nd4j.randn(DataType.FLOAT, BATCH, 3, 6, 5);
        INDArray expected = twins.stock().outputSingle(images);
        INDArray larger = Nd4j.randn(DataType.FLOAT, BATCH + 2, 3, 6, 5);
        larger.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1, BATCH + 1)).assign(images);
        assertAlike(expected, twins.fast().outputSingle(images.castTo(DataType.DOUBLE)), "double");
        assertAlike(expected, twins.fast().outputSingle(images.dup('f')), "Fortran's order");
        assertAlike(
                expected,
                twins.fast().outputSingle(larger.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1, BATCH + 1))),
                "a part of a batch");
        assertAlike(
                expected,
                twins.fast().outputSingle(images.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2)),
                "channels last");
    }

    @Test
    void refusesMasksOfMaps() {
        ComputationGraph network = ofImages().fast();
        INDArray images = Nd4j.randn(DataType.FLOAT, BATCH, 3, 6, 5);
        INDArray mask = Nd4j.ones(BATCH, 1, 6, 1);
        network.setLayerMaskArrays(new INDArray[] {mask}, null);
        assertEquals(
                "pool has a mask, which oneDNN's pool does not look at; set the execution to DEEPLEARNING4J.",
                assertThrows(
                                UnsupportedOperationException.class,
                                () -> network.output(false, new INDArray[] {images}, new INDArray[] {mask}))
                        .getMessage());
    }
}
