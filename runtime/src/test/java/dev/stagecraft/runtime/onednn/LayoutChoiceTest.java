package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.vertices.SingleLayers;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;

/** Which convolutions among others of eight channels are computed in blocks: those that oneDNN has fast code for. */
class LayoutChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "3, 1, Truncate, BLOCKED",
        "7, 1, Truncate, BLOCKED",
        "3, 3, Same, BLOCKED",
        "3, 4, Truncate, CHANNELS_FIRST",
        "3, 4, Same, CHANNELS_FIRST",
        "7, 2, Truncate, CHANNELS_FIRST"
    })
    void ofWindowsThatReachOverTheEdge(int kernel, int dilation, ConvolutionMode mode, Layout expected) {
        assumeTrue(OneDnn.prefersBlocks(), "this processor computes with channels last");
        ComputationGraph network = new ComputationGraph(SingleLayers.between(
                DataType.FLOAT, new Sgd(0.1), 8, SingleLayers.convolution(8, kernel, 1, dilation, mode)));
        network.init();
        LayoutChoice choice =
                new LayoutChoice(network.getVertices(), new Channels(network), vertex -> true, DataType.FLOAT);
        assertEquals(Layout.BLOCKED, choice.ofMost().layout());
        assertEquals(expected, choice.of(network.getVertex("layer")).layout());
        assertEquals(Layout.BLOCKED, choice.of(network.getVertex("after")).layout());
    }
}
