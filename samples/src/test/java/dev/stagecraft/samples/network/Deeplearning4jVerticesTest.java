/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.EdgePadding;
import dev.stagecraft.runtime.layers.StochasticDepth;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
import dev.stagecraft.runtime.onednn.OneDnnExecution;
import dev.stagecraft.samples.network.ReadyNetworksTest.Ready;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Which vertices of the ready networks oneDNN leaves to Deeplearning4j in training, and why: for what they are, and never for where they stand. */
@Tag("slow")
class Deeplearning4jVerticesTest {
    /** Nobody computes here, so that all networks may lie in the same memory. */
    private static INDArray parameters;

    static Stream<Ready> table() throws IOException {
        return ReadyNetworksTest.table();
    }

    @BeforeAll
    static void allocate() throws IOException {
        long most = table().mapToLong(ready -> ready.network().summary().parameters()
                        + ready.network().summary().runningStatistics())
                .max()
                .orElseThrow();
        parameters = Nd4j.create(1, most);
    }

    @AfterAll
    static void free() {
        parameters.close();
    }

    @ParameterizedTest
    @MethodSource("table")
    void areLeftForWhatTheyAre(Ready ready) {
        assumeTrue(OneDnnExecution.isAvailable(), "oneDNN does not run here.");
        ComputationGraph network = OneDnnExecution.network(ready.network().configuration(NetworkOptions.defaults()));
        long length = ready.network().summary().parameters()
                + ready.network().summary().runningStatistics();
        network.init(parameters.get(NDArrayIndex.all(), NDArrayIndex.interval(0, length)), false);

        Map<String, String> expected = new TreeMap<>();
        network.getConfiguration()
                .getVertices()
                .forEach((name, vertex) -> reason(name, vertex).ifPresent(reason -> expected.put(name, reason)));
        Map<String, String> actual = new TreeMap<>();
        Arrays.stream(network.getVertices())
                .filter(vertex -> !vertex.isInputVertex())
                .filter(vertex -> vertex.getClass().getPackageName().startsWith("org.deeplearning4j"))
                .forEach(vertex -> actual.put(
                        vertex.getVertexName(), expected.getOrDefault(vertex.getVertexName(), "for no reason")));
        assertEquals(expected, actual);
    }

    private static Optional<String> reason(String name, GraphVertex vertex) {
        if (vertex instanceof LayerVertex layer) {
            boolean flattens = layer.getPreProcessor() != null;
            return flattens && layer.getLayerConf().getLayer() instanceof OutputLayer
                    ? Optional.of("a classifier of maps, which flattens them")
                    : reason(name, layer.getLayerConf().getLayer());
        }
        return Optional.empty();
    }

    private static Optional<String> reason(String name, Layer layer) {
        if (layer instanceof ActivationLayer activation) {
            boolean isOfMaps = name.matches(".*\\.SpatialGate\\.gate|bam\\d+\\.gate");
            return activation.getActivationFn() instanceof ActivationReLU || isOfMaps
                    ? Optional.empty()
                    : Optional.of("neither a ReLU nor a sigmoid of maps");
        }
        if (layer instanceof StochasticDepth || layer instanceof DropBlock || layer instanceof DropoutLayer) {
            return Optional.of("draws from ND4J's generator");
        }
        boolean copies =
                layer instanceof ZeroPadShortcut || layer instanceof ZeroPaddingLayer || layer instanceof EdgePadding;
        return copies ? Optional.of("copies") : Optional.empty();
    }
}
