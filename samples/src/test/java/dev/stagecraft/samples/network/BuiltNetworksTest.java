/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.samples.network.block.InvertedResNetNetwork;
import dev.stagecraft.samples.network.cifar.PreActivationResNet164Network;
import dev.stagecraft.samples.network.cifar.ResNet20BNetwork;
import dev.stagecraft.samples.network.cifar.ResNet20Network;
import dev.stagecraft.samples.network.cifar.WideResNet16x4Network;
import dev.stagecraft.samples.network.course.FashionResNet20Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.course.KerasStyleResNet50Network;
import dev.stagecraft.samples.network.course.MnistResNet34Network;
import dev.stagecraft.samples.network.imagenet.ResNeXt50Network;
import dev.stagecraft.samples.network.imagenet.ResNet101Network;
import dev.stagecraft.samples.network.imagenet.ResNet152Network;
import dev.stagecraft.samples.network.imagenet.ResNet18Network;
import dev.stagecraft.samples.network.imagenet.ResNet34Network;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import dev.stagecraft.samples.network.imagenet.SeResNet50Network;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j builds and computes is what the summaries say. */
@Tag("slow")
class BuiltNetworksTest {
    private static final int BATCH = 2;

    static Stream<NetworkDefinition> networks() {
        return Stream.of(
                new ResNet18Network(),
                new ResNet34Network(),
                new ResNet50Network(),
                new ResNet101Network(),
                new ResNet152Network(),
                new ResNeXt50Network(),
                new SeResNet50Network(),
                new MnistResNet34Network(),
                new KerasStyleResNet50Network(),
                new FashionResNetNetwork(),
                new FashionResNet20Network(),
                new ResNet20Network(),
                new ResNet20BNetwork(),
                new PreActivationResNet164Network(),
                new WideResNet16x4Network(),
                new InvertedResNetNetwork());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void activationsHaveThePromisedShapes(NetworkDefinition definition) {
        NetworkSummary summary = definition.summary();
        ComputationGraph network = definition.create();
        assertEquals(summary.parameters() + summary.runningStatistics(), network.numParams());

        INDArray images = Nd4j.rand(summary.input().ofBatch(BATCH));
        Map<String, INDArray> activations = network.feedForward(images, false);
        assertEquals(summary.layers().size(), activations.size());
        for (LayerSummary layer : summary.layers()) {
            INDArray activation = activations.get(layer.name());
            assertNotNull(activation, layer.name());
            assertArrayEquals(layer.output().ofBatch(BATCH), activation.shape(), layer.name());
        }
        INDArray probabilities = activations.get("fc");
        assertEquals(1, probabilities.getRow(0).sumNumber().doubleValue(), 1e-4);
        network.close();
    }
}
