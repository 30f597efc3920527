/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.SmallNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Layers that read what a shortcut and another layer read too. */
class ResidualBranchTest {
    private static final List<Integer> BATCHES = List.of(4, 1, 3, 4);

    @TempDir
    Path folder;

    static Stream<MapOperation> layers() {
        return Stream.of(
                new StochasticDepth(0.4), new DropBlock(0.3, 3, 1), new BlurPooling(1), new ZeroPadShortcut(3, 3, 1));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void leaveTheShortcutAsItIs(MapOperation layer) {
        ComputationGraph network = network(layer);
        INDArray images = Graphs.random(DataType.DOUBLE, 4, 2, 5, 4);
        INDArray shortcut = network.feedForward(images, false).get("x").dup();
        for (boolean training : new boolean[] {true, false}) {
            Map<String, INDArray> activations = network.feedForward(images, training);
            assertEquals(0, Graphs.difference(shortcut, activations.get("x")));
            INDArray sum = activations.get("layer").add(shortcut).add(activations.get("early"));
            assertEquals(0, Graphs.difference(sum, activations.get("sum")), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void leaveTheGradientsOfOthersAsTheyAre(MapOperation layer) {
        ComputationGraph network = network(layer);
        for (int batch : new int[] {3, 1}) {
            Slopes.assertGradients(network, data(batch));
        }
    }

    /** As a trainer does: what a step draws depends on its seed only. */
    @ParameterizedTest
    @MethodSource("layers")
    void trainTheSameFromTheSameSeed(MapOperation layer) throws Exception {
        ComputationGraph first = network(layer);
        ComputationGraph second = network(layer);
        INDArray before = first.params().dup();
        for (int step = 0; step < BATCHES.size(); step++) {
            fit(first, step);
            // As if the program had been killed before this step.
            Path file = folder.resolve("step" + step);
            ModelSerializer.writeModel(second, file.toFile(), true);
            second = ModelSerializer.restoreComputationGraph(file.toFile());
            Nd4j.rand(7);
            fit(second, step);
            assertEquals(0, Graphs.difference(first.params(), second.params()));
        }
        assertNotEquals(before, first.params());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void learn(MapOperation layer) {
        ComputationGraph network = network(layer);
        DataSet data = data(4);
        double before = network.score(data);
        for (int step = 0; step < 30; step++) {
            network.fit(data);
        }
        assertTrue(network.score(data) < before, "nothing was learned");
    }

    private static void fit(ComputationGraph network, int step) {
        DataSet data = data(BATCHES.get(step));
        Nd4j.getRandom().setSeed(100 + step);
        network.fit(data);
    }

    private static DataSet data(int batch) {
        return new DataSet(Graphs.random(DataType.DOUBLE, batch, 2, 5, 4), Nd4j.randn(DataType.DOUBLE, batch, 3, 5, 4));
    }

    /** The layer is the last to read "x", and its gradient comes before that of "early". */
    private static ComputationGraph network(MapOperation layer) {
        return new SmallNetwork(SmallNetwork.settings(7, DataType.DOUBLE).updater(new Adam(0.01)))
                .layer("x", convolution(2))
                .layer("early", convolution(3))
                .from("x")
                .layer("layer", layer.clone())
                .vertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "layer", "x", "early")
                .squaredError()
                .fresh();
    }

    /** Gives arrays in C order, which the layer reads as they are; {@code ConvolutionLayer}'s it would copy first. */
    private static GroupedConvolution convolution(int nIn) {
        return new GroupedConvolution.Builder(1, 1)
                .nIn(nIn)
                .nOut(3)
                .activation(Activation.IDENTITY)
                .build();
    }
}
