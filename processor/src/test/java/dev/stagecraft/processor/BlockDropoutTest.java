/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
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

    /** Zagoruyko and Komodakis, 2016: 36.5 million parameters, and dropout between the two convolutions of each of 12 blocks. */
    @Test
    void wideNetworkOfThePaper() {
        NetworkDefinition definition = CompiledNetwork.load("Net", """
                @ResidualNetwork
                @Input(height = 32, width = 32)
                @Stem(filters = 16, kernel = 3)
                @BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, dropout = 0.3)
                @ResidualStage(filters = 160, blocks = 4)
                @ResidualStage(filters = 320, blocks = 4)
                @ResidualStage(filters = 640, blocks = 4)
                @Head(classes = 10)
                interface Net {}
                """);
        assertEquals(36.5, definition.summary().parameters() / 1e6, 0.05);
        List<String> layers = definition.summary().layers().stream()
                .filter(layer ->
                        layer.kind().equals("Convolution") || layer.kind().equals("Dropout"))
                .map(LayerSummary::name)
                .filter(name -> name.matches("layer\\d\\.\\d\\.(conv\\d|dropout)"))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        assertEquals(
                Stream.generate(() -> Stream.of("conv1", "dropout", "conv2"))
                        .limit(12)
                        .flatMap(block -> block)
                        .toList(),
                layers);
    }

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
