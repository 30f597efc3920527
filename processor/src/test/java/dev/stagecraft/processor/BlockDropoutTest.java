/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkDefinition;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout inside a block stands before its last convolution, and drops while a network is trained. */
class BlockDropoutTest {
    private static final double RATE = 0.3;
    private static final String NETWORK = """
            @ResidualNetwork
            @Input(height = 16, width = 16)
            @Stem(filters = 8, kernel = 3)
            @BlockDesign(DESIGN dropout = 0.3)
            @Normalization(kind = Normalization.Kind.GROUP, groups = 4)
            @ResidualStage(filters = 8, blocks = 1, bottleneck = BOTTLENECK)
            @Head(classes = 3)
            interface Net {}
            """;

    @ParameterizedTest
    @CsvSource({
        "order = BlockDesign.Order.PRE_ACTIVATION;, false, layer1.0.relu2",
        "order = BlockDesign.Order.PRE_ACTIVATION;, true, layer1.0.relu3",
        "'', false, layer1.0.relu1",
        "'', true, layer1.0.relu2"
    })
    void dropsWhatTheLastConvolutionTakes(String design, String bottleneck, String before) {
        String source = NETWORK.replace("DESIGN", design.replace(';', ',')).replace("BOTTLENECK", bottleneck);
        NetworkDefinition definition = CompiledNetwork.load("Net", source);
        ComputationGraph network = definition.create();
        Nd4j.getRandom().setSeed(7);
        INDArray images = Nd4j.randn(DataType.FLOAT, 8, 3, 16, 16);

        Map<String, INDArray> served = network.feedForward(images, false);
        assertEquals(served.get(before), served.get("layer1.0.dropout"));

        Map<String, INDArray> trained = network.feedForward(images, true);
        // Deeplearning4j drops in place; nothing before it depends on the batch.
        INDArray taken = served.get(before);
        INDArray left = trained.get("layer1.0.dropout");
        INDArray isKept = left.neq(0).castTo(DataType.FLOAT);
        double kept = isKept.sumNumber().doubleValue();
        double positive = taken.gt(0).castTo(DataType.FLOAT).sumNumber().doubleValue();
        assertTrue(positive > 1000, () -> "only " + positive + " values to drop");
        // Some six standard deviations of a share of 1000 values.
        assertEquals(1 - RATE, kept / positive, 0.09);
        assertEquals(0, left.sub(taken.mul(isKept).div(1 - RATE)).amaxNumber().doubleValue(), 1e-5);
    }
}
