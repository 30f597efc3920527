/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.vertices.SingleLayers;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;

/** Which convolutions are computed in blocks: where the processor prefers those, what oneDNN has fast code for. */
class LayoutChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "3, 1, Truncate, BLOCKED",
        "7, 1, Truncate, BLOCKED",
        "5, 1, Same, BLOCKED",
        "3, 2, Same, CHANNELS_FIRST",
        "3, 3, Same, CHANNELS_FIRST",
        "9, 1, Same, CHANNELS_FIRST",
        "3, 4, Truncate, CHANNELS_FIRST",
        "3, 4, Same, CHANNELS_FIRST",
        "7, 2, Truncate, CHANNELS_FIRST"
    })
    void ofWindowsThatReachOverTheEdge(int kernel, int dilation, ConvolutionMode mode, MapLayout expected) {
        ComputationGraph network = network(8, SingleLayers.convolution(8, kernel, 1, dilation, mode));
        LayoutChoice choice = choice(network, true);
        assertEquals(MapLayout.BLOCKED, choice.ofMost().layout());
        assertEquals(expected, choice.of(network.getVertex("layer")).layout());
        assertEquals(MapLayout.BLOCKED, choice.of(network.getVertex("after")).layout());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 6})
    void whereBlocksAreNotFasterChannelsAreLast(int channels) {
        ComputationGraph network =
                network(channels, SingleLayers.convolution(channels, 3, 1, 1, ConvolutionMode.Truncate));
        LayoutChoice choice = choice(network, false);
        assertEquals(MapLayout.CHANNELS_LAST, choice.ofMost().layout());
        for (GraphVertex vertex : network.getVertices()) {
            assertEquals(MapLayout.CHANNELS_LAST, choice.of(vertex).layout());
        }
    }

    private static ComputationGraph network(int channels, Layer layer) {
        ComputationGraph network =
                new ComputationGraph(SingleLayers.between(DataType.FLOAT, new Sgd(0.1), channels, layer));
        network.init();
        return network;
    }

    private static LayoutChoice choice(ComputationGraph network, boolean prefersBlocks) {
        return new LayoutChoice(
                network.getVertices(), VertexNodes.of(network), vertex -> true, DataType.FLOAT, prefersBlocks);
    }
}
