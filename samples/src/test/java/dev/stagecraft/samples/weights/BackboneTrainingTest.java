/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.HeadFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A segmenter on a backbone: it finds bright squares. */
class BackboneTrainingTest {
    private static final int SIDE = 32;
    private static final int CELL = SegmenterTrunkNetwork.LAYER1_STRIDE;

    @TempDir
    private Path folder;

    private static NetworkOptions options(Execution execution) {
        return NetworkOptions.defaults().withUpdater(new Adam(0.01)).withExecution(execution);
    }

    /** The map of the second stage at twice its size beside that of the first, and a class for each of the first's pixels. */
    private static ComputationGraph segmenter(NetworkOptions options) {
        GraphBuilder graph = new SegmenterTrunkNetwork().builder(options);
        graph.addLayer(
                        "lateral",
                        convolution(SegmenterTrunkNetwork.LAYER2_CHANNELS, 8),
                        SegmenterTrunkNetwork.LAYER2.layer())
                .addLayer("upsampled", new Upsampling2D.Builder(2).build(), "lateral")
                .addVertex("merged", new MergeVertex(), SegmenterTrunkNetwork.LAYER1.layer(), "upsampled")
                .addLayer("classes", convolution(SegmenterTrunkNetwork.LAYER1_CHANNELS + 8, 2), "merged")
                .addLayer(
                        "mask",
                        new CnnLossLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "classes")
                .setOutputs("mask");
        return options.create(graph);
    }

    private static ConvolutionLayer convolution(int in, int out) {
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(in)
                .nOut(out)
                .activation(Activation.IDENTITY)
                .build();
    }

    /** Noise with a square of 12x12 brighter pixels, and for each cell whether most of it is bright. */
    private static DataSet squares(int seed) {
        Nd4j.getRandom().setSeed(seed);
        Random random = new Random(seed);
        INDArray images = Nd4j.randn(DataType.FLOAT, 8, 3, SIDE, SIDE).muli(0.5);
        INDArray masks = Nd4j.zeros(DataType.FLOAT, 8, 2, SIDE / CELL, SIDE / CELL);
        for (int image = 0; image < 8; image++) {
            int top = CELL * random.nextInt((SIDE - 12) / CELL);
            int left = CELL * random.nextInt((SIDE - 12) / CELL);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    boolean isBright = y >= top && y < top + 12 && x >= left && x < left + 12;
                    for (int channel = 0; isBright && channel < 3; channel++) {
                        images.putScalar(
                                new int[] {image, channel, y, x}, images.getDouble(image, channel, y, x) + 1.5);
                    }
                    masks.putScalar(new int[] {image, isBright ? 1 : 0, y / CELL, x / CELL}, 1);
                }
            }
        }
        return new DataSet(images, masks);
    }

    private static double agreement(INDArray found, INDArray expected) {
        INDArray same = found.argMax(1).eq(expected.argMax(1));
        return same.castTo(DataType.FLOAT).meanNumber().doubleValue();
    }

    @Test
    void learnsToSegment() throws IOException {
        ComputationGraph network = segmenter(options(Execution.AUTO));
        assertEquals(Execution.of(network), Execution.of(new SegmenterTrunkNetwork().create()));
        INDArray stem = network.getParam("conv1_W").dup();
        for (int step = 0; step < 60; step++) {
            network.fit(squares(step));
        }
        assertNotEquals(stem, network.getParam("conv1_W"), "gradients reach the stem");
        DataSet unseen = squares(1000);
        INDArray masks = network.outputSingle(unseen.getFeatures());
        assertArrayEquals(new long[] {8, 2, SIDE / CELL, SIDE / CELL}, masks.shape());
        double agreement = agreement(masks, unseen.getLabels());
        // To call all of it dark agrees in 1 - (12 / 32)^2 = 0.86.
        assertTrue(agreement > 0.95, () -> "only " + agreement + " of the cells are found");

        Path file = folder.resolve("segmenter.zip");
        SavedModel.save(network, file);
        assertEquals(masks, SavedModel.open(file).network().outputSingle(unseen.getFeatures()));
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            INDArray answers = inference.output(unseen.getFeatures());
            assertTrue(masks.sub(answers).amaxNumber().doubleValue() < 1e-4);
        }
    }

    /** What is hung behind a backbone changes nothing of how it is computed. */
    @Test
    void gradientsAreThoseOfDeeplearning4j() {
        ComputationGraph fused = segmenter(options(Execution.AUTO));
        ComputationGraph stock = segmenter(options(Execution.DEEPLEARNING4J));
        assertEquals(stock.params(), fused.params());
        DataSet data = squares(3);
        for (ComputationGraph network : new ComputationGraph[] {fused, stock}) {
            network.setInputs(data.getFeatures());
            network.setLabels(data.getLabels());
            network.computeGradientAndScore();
        }
        assertEquals(stock.score(), fused.score(), 1e-4);
        Map<String, INDArray> expected = stock.gradient().gradientForVariable();
        expected.forEach((name, gradient) -> {
            double scale = Math.max(1e-2, gradient.amaxNumber().doubleValue());
            double difference = gradient.sub(fused.gradient().getGradientFor(name))
                            .amaxNumber()
                            .doubleValue()
                    / scale;
            assertTrue(difference < 1e-3, () -> name + " differs by " + difference);
        });
    }

    /** The file of a classifier gives the trunk its weights; what is behind it keeps its own. */
    @Test
    void startsFromPublishedWeights() throws IOException {
        ComputationGraph classifier =
                new SegmenterBaseNetwork().create(NetworkOptions.defaults().withSeed(8));
        Path published = folder.resolve("classifier.safetensors");
        Weights.save(classifier, published);
        ComputationGraph network = segmenter(options(Execution.AUTO));
        INDArray neck = network.getParam("lateral_W").dup();
        LoadedWeights loaded = new SegmenterTrunkNetwork().loadWeights(network, published);
        assertEquals(HeadFit.NotNeeded.class, loaded.head().getClass());
        assertEquals(neck, network.getParam("lateral_W"));
        assertEquals(classifier.getParam("conv1_W"), network.getParam("conv1_W"));
        assertEquals(classifier.getParam("layer2.0.bn2_gamma"), network.getParam("layer2.0.bn2_gamma"));
        assertEquals(
                "loaded " + loaded.tensors() + " tensors from " + published
                        + "; the network has no head, so that 2 tensors behind its last layer are left out (fc.weight, …)",
                loaded.toString());
    }

    /** A classifier can be cut where its head begins. */
    @Test
    void hangsBehindAClassifierWithoutItsHead() {
        NetworkOptions options = options(Execution.AUTO);
        GraphBuilder graph = new SegmenterBaseNetwork().builder(options);
        graph.addLayer(
                        "classes",
                        convolution(SegmenterBaseNetwork.LAYER2_CHANNELS, 2),
                        SegmenterBaseNetwork.LAYER2.layer())
                .addLayer(
                        "mask",
                        new CnnLossLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "classes")
                .setOutputs("mask");
        ComputationGraph network = options.create(graph);
        assertArrayEquals(
                new long[] {1, 2, SIDE / 8, SIDE / 8},
                network.outputSingle(Nd4j.rand(DataType.FLOAT, 1, 3, SIDE, SIDE))
                        .shape());
        assertTrue(network.getVertex("fc") == null);
    }
}
