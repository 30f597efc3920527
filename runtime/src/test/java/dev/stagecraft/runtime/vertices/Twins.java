/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Two networks of the same configuration and parameters: Deeplearning4j's, and one of which others compute vertices.
 *
 * @param tolerance how much their values may differ, as a part of the largest
 */
public record Twins(ComputationGraph stock, ComputationGraph fast, double tolerance) {
    /** Smaller values are compared as if the largest were this. */
    private static final double LEAST = 1e-2;

    /** @param network makes the other network, to be initialized, whose numbers are of as many bits */
    public static Twins of(
            Supplier<ComputationGraphConfiguration> configuration,
            Function<ComputationGraphConfiguration, ComputationGraph> network) {
        return of(configuration, network, tolerance(configuration.get().getDataType()));
    }

    /** @param network makes the other network, to be initialized */
    public static Twins of(
            Supplier<ComputationGraphConfiguration> configuration,
            Function<ComputationGraphConfiguration, ComputationGraph> network,
            double tolerance) {
        ComputationGraph stock = new ComputationGraph(configuration.get());
        stock.init();
        ComputationGraph fast = network.apply(configuration.get());
        fast.init();
        assertEquals(stock.params(), fast.params());
        return new Twins(stock, fast, tolerance);
    }

    /** @param isCompared whether a layer's activations are looked at */
    public void assertActivationsAreAlike(INDArray images, Predicate<String> isCompared) {
        Map<String, INDArray> expected = stock.feedForward(images, false);
        Map<String, INDArray> actual = fast.feedForward(images, false);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, maps) -> {
            if (isCompared.test(name)) {
                assertAlike(maps, actual.get(name), name, tolerance);
            }
        });
    }

    /**
     * As Deeplearning4j's tools do, which go through its vertices.
     *
     * @param layer up to which an edited network learns no more
     */
    public void assertShownAndEditedAlike(String layer, INDArray images) {
        assertEquals(stock.summary().lines().count(), fast.summary().lines().count());
        ComputationGraph edited = new TransferLearning.GraphBuilder(fast)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.1))
                        .build())
                .setFeatureExtractor(layer)
                .build();
        assertAlike(stock.outputSingle(images), edited.outputSingle(images), "output");
    }

    /** Compares the loss of a batch and its gradients, and changes nothing. */
    public void assertGradientsAreAlike(DataSet data) {
        for (ComputationGraph network : List.of(stock, fast)) {
            if (network.getFlattenedGradients() == null) {
                network.initGradientsView();
            }
            network.setInputs(data.getFeatures());
            network.setLabels(data.getLabels());
            network.computeGradientAndScore();
        }
        assertEquals(stock.score(), fast.score(), tolerance * Math.max(1, Math.abs(stock.score())));
        Map<String, INDArray> expected = stock.gradient().gradientForVariable();
        Map<String, INDArray> actual = fast.gradient().gradientForVariable();
        assertEquals(expected.keySet(), actual.keySet());
        // They are sums over the batch.
        double least = LEAST * data.getFeatures().size(0);
        expected.forEach((name, gradient) -> assertAlike(gradient, actual.get(name), name, tolerance, least));
    }

    /** Trains both for a step on each batch, and compares what becomes of the parameters and of what their updaters keep. */
    public void assertTrainingsAreAlike(List<DataSet> batches) {
        for (DataSet batch : batches) {
            stock.fit(batch);
            fast.fit(batch);
            assertEquals(stock.score(), fast.score(), tolerance * Math.max(1, Math.abs(stock.score())));
        }
        stock.paramTable().forEach((name, values) -> assertAlike(values, fast.getParam(name), name, tolerance));
        INDArray state = stock.getUpdater().getStateViewArray();
        if (state != null) {
            assertAlike(state, fast.getUpdater().getStateViewArray(), "state", tolerance);
        }
    }

    /** Trains both for a step, and compares loss, gradients and what becomes of the parameters. */
    public void assertStepsAreAlike(DataSet data) {
        if (Execution.of(fast) == Execution.LIBTORCH) {
            // What it takes away from the parameters stays on the device.
            assertGradientsAreAlike(data);
            assertTrainingsAreAlike(List.of(data));
            return;
        }
        stock.fit(data);
        fast.fit(data);
        assertEquals(stock.score(), fast.score(), tolerance * Math.max(1, Math.abs(stock.score())));
        Map<String, INDArray> expected = stock.gradient().gradientForVariable();
        Map<String, INDArray> actual = fast.gradient().gradientForVariable();
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, gradient) -> assertAlike(gradient, actual.get(name), name, tolerance));
        stock.paramTable().forEach((name, values) -> assertAlike(values, fast.getParam(name), name, tolerance));
    }

    /** Arrays of the same shape and type whose values differ by no more than rounding. */
    public static void assertAlike(INDArray expected, INDArray actual, String name) {
        assertAlike(expected, actual, name, tolerance(expected.dataType()));
    }

    private static void assertAlike(INDArray expected, INDArray actual, String name, double tolerance) {
        assertAlike(expected, actual, name, tolerance, LEAST);
    }

    private static void assertAlike(INDArray expected, INDArray actual, String name, double tolerance, double least) {
        assertArrayEquals(expected.shape(), actual.shape(), name);
        assertEquals(expected.dataType(), actual.dataType(), name);
        INDArray exact = expected.castTo(DataType.DOUBLE);
        double scale = Math.max(least, exact.amaxNumber().doubleValue());
        double difference =
                exact.sub(actual.castTo(DataType.DOUBLE)).amaxNumber().doubleValue();
        assertTrue(difference <= scale * tolerance, () -> name + ": " + difference + " of " + scale);
    }

    private static double tolerance(DataType type) {
        if (type == DataType.DOUBLE) {
            return 1e-9;
        }
        return type == DataType.FLOAT ? 1e-4 : 2e-2;
    }
}
