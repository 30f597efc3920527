/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A copy goes on as the network would have. */
class NetworkCopyTest {
    /** A tenth of the rate after each three steps, so that a count that begins anew shows. */
    private static ComputationGraph network(Execution execution, Precision precision) {
        ComputationGraphConfiguration configuration = new SmallNetwork()
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn1", 16)
                .relu("relu1")
                .trained(16)
                .getConfiguration()
                .clone();
        configuration.getVertices().values().stream()
                .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
                .filter(BaseLayer.class::isInstance)
                .forEach(layer -> ((BaseLayer) layer)
                        .setIUpdater(new Adam(new StepSchedule(ScheduleType.ITERATION, 0.01, 0.1, 3))));
        ComputationGraph network = execution.network(configuration, precision);
        network.init();
        return network;
    }

    private static DataSet batch(int seed) {
        Nd4j.getRandom().setSeed(seed);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 4, 5);
        for (int image = 0; image < 4; image++) {
            labels.putScalar(image, (image + seed) % 5, 1);
        }
        return new DataSet(Nd4j.randn(DataType.FLOAT, 4, 3, 8, 8), labels);
    }

    static Stream<Arguments> copies() {
        UnaryOperator<ComputationGraph> ours = NetworkCopy::of;
        return Stream.of(
                Arguments.of("ours", Execution.AUTO, Precision.FULL, ours),
                Arguments.of("ours", Execution.DEEPLEARNING4J, Precision.FULL, ours),
                Arguments.of("ours", Execution.AUTO, Precision.BFLOAT16, ours),
                Arguments.of("clone()", Execution.AUTO, Precision.FULL, (UnaryOperator<ComputationGraph>)
                        ComputationGraph::clone));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("copies")
    void goesOnAsTheNetworkDoes(
            String what, Execution execution, Precision precision, UnaryOperator<ComputationGraph> copying) {
        ComputationGraph network = network(execution, precision);
        for (int step = 0; step < 4; step++) {
            network.fit(batch(step));
        }
        network.incrementEpochCount();
        network.setListeners(new ScoreIterationListener(100));
        ComputationGraph copy = copying.apply(network);
        assertEquals(Execution.of(network), Execution.of(copy));
        assertEquals(Precision.of(network), Precision.of(copy));
        assertEquals(4, copy.getConfiguration().getIterationCount());
        assertEquals(
                network.getConfiguration().getEpochCount(),
                copy.getConfiguration().getEpochCount());
        assertEquals(List.copyOf(network.getListeners()), List.copyOf(copy.getListeners()));
        assertEquals(network.getUpdater().getStateViewArray(), copy.getUpdater().getStateViewArray());
        INDArray before = network.params().dup();
        DataSet next = batch(9);
        copy.fit(next);
        assertEquals(before, network.params(), "the copy has memory of its own");
        network.fit(next);
        assertEquals(network.params(), copy.params());
        assertNotEquals(before, copy.params());
    }

    /** What Deeplearning4j's copy of a network of its own does: the reason for ours. */
    @Test
    void deeplearning4jsForgetsTheCounts() {
        ComputationGraph network = network(Execution.DEEPLEARNING4J, Precision.FULL);
        network.fit(batch(0));
        assertEquals(1, network.getConfiguration().getIterationCount());
        assertEquals(0, network.clone().getConfiguration().getIterationCount());
    }

    @Test
    void aNetworkThatWasNeverTrainedHasNoUpdaterToCopy() {
        ComputationGraph network = network(Execution.AUTO, Precision.FULL);
        assertEquals(network.params(), NetworkCopy.of(network).params());
    }

    @Test
    void frozenLayersStayFrozen() {
        ComputationGraph network = network(Execution.DEEPLEARNING4J, Precision.FULL);
        network.getVertex("conv1").setLayerAsFrozen();
        ComputationGraph copy = NetworkCopy.of(network);
        assertInstanceOf(FrozenLayer.class, copy.getLayer("conv1"));
        INDArray weights = copy.getParam("conv1_W").dup();
        copy.fit(batch(1));
        assertEquals(weights, copy.getParam("conv1_W"));
        assertTrue(copy.getConfiguration().getIterationCount() > 0);
    }
}
