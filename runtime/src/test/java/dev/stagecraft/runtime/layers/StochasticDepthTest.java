/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Which images the layer drops, and what it does with the others. */
class StochasticDepthTest {
    private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void dropsWholeImagesAtItsRate(double rate) {
        int images = 10_000;
        ComputationGraph network = Graphs.network(DataType.DOUBLE, new StochasticDepth(rate));
        INDArray result = train(network, Nd4j.ones(DataType.DOUBLE, images, 2, 1, 2));
        int dropped = 0;
        for (int image = 0; image < images; image++) {
            double first = result.getDouble(image, 0, 0, 0);
            assertTrue(first == 0 || first == 1 / (1 - rate), "a branch is multiplied by " + first);
            assertEquals(first, result.getDouble(image, 0, 0, 1));
            assertEquals(first, result.getDouble(image, 1, 0, 0));
            assertEquals(first, result.getDouble(image, 1, 0, 1));
            dropped += first == 0 ? 1 : 0;
        }
        // Five standard deviations of a binomial distribution.
        double tolerance = 5 * Math.sqrt(rate * (1 - rate) / images);
        assertEquals(rate, (double) dropped / images, tolerance);
        assertEquals(1, result.meanNumber().doubleValue(), tolerance / (1 - rate) + 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    void multipliesAnImageByOneNumber(int batch) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, new StochasticDepth(0.5));
        INDArray images = Graphs.random(DataType.DOUBLE, batch, 3, 5, 4);
        INDArray result = train(network, images);
        for (int image = 0; image < batch; image++) {
            INDArray maps = images.slice(image);
            INDArray kept = result.slice(image);
            INDArray expected = kept.amaxNumber().doubleValue() == 0 ? Nd4j.zerosLike(maps) : maps.mul(2);
            assertEquals(expected, kept);
        }
    }

    @Test
    void leavesImagesAsTheyAreAtInference() {
        ComputationGraph network = Graphs.network(DataType.FLOAT, new StochasticDepth(0.5));
        INDArray images = Graphs.random(DataType.FLOAT, 8, 3, 5, 4);
        train(network, images);
        assertEquals(0, Graphs.difference(images, network.outputSingle(images)));
        Layer layer = network.getLayer(0);
        layer.setInput(images, MEMORY);
        layer.activate(true, MEMORY);
        layer.activate(false, MEMORY);
        assertEquals(images, layer.backpropGradient(images, MEMORY).getSecond());
    }

    @Test
    void drawsAnewEachTimeAndTheSameFromTheSameSeed() {
        ComputationGraph network = Graphs.network(DataType.FLOAT, new StochasticDepth(0.5));
        INDArray images = Graphs.random(DataType.FLOAT, 64, 1, 2, 2);
        INDArray first = train(network, images);
        INDArray second = network.output(true, images)[0];
        assertNotEquals(first, second);
        assertEquals(0, Graphs.difference(first, train(network, images)));
        assertEquals(0, Graphs.difference(second, network.output(true, images)[0]));
    }

    @Test
    void multipliesTheGradientByTheSameNumbers() {
        Layer layer = Graphs.network(DataType.DOUBLE, new StochasticDepth(0.5)).getLayer(0);
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 32, 2, 3, 3);
        for (int pass = 0; pass < 3; pass++) {
            layer.setInput(ones, MEMORY);
            INDArray mask = layer.activate(true, MEMORY);
            assertEquals(mask, layer.backpropGradient(ones, MEMORY).getSecond());
        }
    }

    /** What is drawn belongs to the layer of a network, not to its configuration. */
    @Test
    void canStandInANetworkTwice() {
        StochasticDepth shared = new StochasticDepth(0.5);
        ConvolutionLayer convolution = new ConvolutionLayer.Builder(1, 1)
                .nIn(2)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build();
        ComputationGraph network = Graphs.network(DataType.DOUBLE, convolution, shared, shared);
        INDArray images = Graphs.random(DataType.DOUBLE, 16, 2, 3, 3);
        Slopes.assertGradients(network, new DataSet(images, Nd4j.randn(DataType.DOUBLE, images.shape())));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void saysWhichRatesThereAre(double rate) {
        assertEquals(
                "dropRate is " + rate + "; it must be at least 0 and below 1.",
                assertThrows(IllegalArgumentException.class, () -> new StochasticDepth(rate))
                        .getMessage());
    }

    private static INDArray train(ComputationGraph network, INDArray images) {
        Slopes.seed();
        return network.output(true, images)[0];
    }
}
