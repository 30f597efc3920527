/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deeplearning4j.nn.conf.distribution.ConstantDistribution;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the layers start with. */
class FeatureMapTransformParametersTest {

    @Test
    void ofANormalizationAreScaleAndShift() {
        ComputationGraph usual =
                network(new GroupNormalization.Builder().nOut(64).build());
        assertEquals(128, usual.numParams());
        assertAll(1, usual.getParam("0_gamma"), 64);
        assertAll(0, usual.getParam("0_beta"), 64);
        ComputationGraph other = network(
                new GroupNormalization.Builder().nIn(64).gamma(0).beta(0.5).build());
        assertAll(0, other.getParam("0_gamma"), 64);
        assertAll(0.5, other.getParam("0_beta"), 64);
    }

    @Test
    void ofAnEfficientAttentionAreOneFilter() {
        ComputationGraph network = network(new EfficientChannelAttention.Builder()
                .nIn(64)
                .kernel(5)
                .weightInit(new ConstantDistribution(0.25))
                .build());
        assertEquals(5, network.numParams());
        assertAll(0.25, network.getParam("0_W"), 1, 1, 5);
        INDArray many = network(new EfficientChannelAttention.Builder()
                        .nIn(64)
                        .kernel(999)
                        .weightInit(WeightInit.XAVIER)
                        .build())
                .getParam("0_W");
        assertVariance(2.0 / (999 + 999), many);
    }

    @Test
    void ofAnAttentionAreTwoDenseLayers() {
        var builder = new ChannelAttention.Builder().nIn(64).squeezed(24);
        ComputationGraph network = network(builder.weightInit(WeightInit.RELU).build());
        assertEquals(
                List.of("W1", "b1", "W2", "b2"),
                List.copyOf(network.getLayer(0).paramTable().keySet()));
        assertEquals(2 * 64 * 24 + 24 + 64, network.numParams());
        assertArrayEquals(new long[] {24, 64}, network.getParam("0_W1").shape());
        assertArrayEquals(new long[] {64, 24}, network.getParam("0_W2").shape());
        assertAll(0, network.getParam("0_b1"), 24);
        assertAll(0, network.getParam("0_b2"), 64);
        // He's variance is 2 / fanIn.
        assertVariance(2.0 / 64, network.getParam("0_W1"));
        assertVariance(2.0 / 24, network.getParam("0_W2"));
        ComputationGraph biased = network(builder.biasInit(0.5).build());
        assertAll(0.5, biased.getParam("0_b1"), 24);
        assertAll(0.5, biased.getParam("0_b2"), 64);
    }

    private static void assertVariance(double expected, INDArray weight) {
        assertEquals(1, weight.mul(weight).meanNumber().doubleValue() / expected, 0.15);
    }

    private static void assertAll(double expected, INDArray values, long... shape) {
        assertArrayEquals(shape, values.shape());
        assertEquals(expected, values.minNumber().doubleValue(), 0);
        assertEquals(expected, values.maxNumber().doubleValue(), 0);
    }

    private static ComputationGraph network(FeatureMapTransform layer) {
        return Graphs.network(DataType.DOUBLE, layer);
    }
}
