/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups, base width and dilation: published counts, and what Deeplearning4j makes of them. */
class GroupedNetworkTest {
    private static final String RESNET50 = """
            @ResidualNetwork
            @Input(height = 224, width = 224)
            @Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
            @ResidualStage(filters = 64, blocks = 3, bottleneck = true, WIDTH)
            @ResidualStage(filters = 128, blocks = 4, bottleneck = true, WIDTH)
            @ResidualStage(filters = 256, blocks = 6, bottleneck = true, WIDTH)
            @ResidualStage(filters = 512, blocks = 3, bottleneck = true, WIDTH)
            @Head(classes = 1000)
            interface Net {}
            """;

    private static final String SMALL = """
            @ResidualNetwork
            @Input(height = 17, width = 13)
            @Stem(filters = 8, kernel = 3)
            @ResidualStage(filters = 8, blocks = 2, FIRST)
            @ResidualStage(filters = 16, blocks = 3, SECOND)
            @Head(classes = 5)
            interface Net {}
            """;

    /** Parameters and multiply-adds of torchvision's resnext50_32x4d, resnext101's width and wide_resnet50_2. */
    @ParameterizedTest
    @CsvSource({"groups = 32; baseWidth = 4, 25028904, 4230479872", "baseWidth = 128, 68883240, 11398021120"})
    void publishedCounts(String width, long parameters, long multiplyAdds) {
        NetworkDefinition network = CompiledNetwork.load("Net", RESNET50.replace("WIDTH", width.replace(';', ',')));
        assertEquals(parameters, network.summary().parameters());
        assertEquals(multiplyAdds, network.summary().multiplyAdds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groups = 4, | groups = 8,",
                "bottleneck = true, groups = 4, baseWidth = 16, | bottleneck = true, groups = 2, baseWidth = 64,",
                "dilation = 2, | stride = 1, dilation = 4,",
                "bottleneck = true, dilation = 3, | bottleneck = true, stride = 1, dilation = 2, groups = 2,",
                "groups = 2, | bottleneck = true, dilation = 2,"
            })
    void builtNetworkKeepsItsPromises(String settings) {
        String[] stages = settings.split("\\|");
        String declaration = SMALL.replace(", FIRST", "," + stages[0])
                .replace(", SECOND", "," + stages[1])
                .replace(",)", ")")
                .replace(", )", ")");
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load("Net", declaration));
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load(
                "Net", declaration.replace("@Head", "@Convolution(padding = Convolution.Padding.SAME) @Head")));
    }

    /** torchvision's {@code replace_stride_with_dilation = (False, True, True)}: the first block of a stage has the dilation before. */
    @Test
    void firstBlockHasTheDilationOfTheStageBefore() {
        ComputationGraph network = CompiledNetwork.load("Net", """
                @ResidualNetwork
                @Input(height = 32, width = 32)
                @ResidualStage(filters = 4, blocks = 2, bottleneck = true)
                @ResidualStage(filters = 4, blocks = 2, bottleneck = true, stride = 1, dilation = 2)
                @ResidualStage(filters = 4, blocks = 2, stride = 1, dilation = 4)
                @Head(classes = 2)
                interface Net {}
                """).create();
        assertEquals(1, dilation(network, "layer1.1.conv2"));
        assertEquals(1, dilation(network, "layer2.0.conv2"));
        assertEquals(2, dilation(network, "layer2.1.conv2"));
        assertEquals(2, dilation(network, "layer3.0.conv1"));
        assertEquals(4, dilation(network, "layer3.0.conv2"));
        assertEquals(4, dilation(network, "layer3.1.conv1"));
        assertEquals(1, dilation(network, "layer2.1.conv1"));
    }

    private static int dilation(ComputationGraph network, String layer) {
        return ((ConvolutionLayer) network.getLayer(layer).conf().getLayer()).getDilation()[0];
    }

    @Test
    void dilationKeepsTheMap() {
        NetworkSummary summary = CompiledNetwork.load(
                        "Net", SMALL.replace(", FIRST", "").replace("SECOND", "stride = 1, dilation = 5"))
                .summary();
        assertEquals("16x17x13", summary.layer("layer2.2").output().toString());
    }
}
