/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.samples.network.block.InvertedResNetNetwork;
import dev.stagecraft.samples.network.cifar.ResNet20Network;
import dev.stagecraft.samples.network.cifar.StochasticDepthResNet110Network;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.imagenet.AaResNet50Network;
import dev.stagecraft.samples.network.imagenet.BamResNet50Network;
import dev.stagecraft.samples.network.imagenet.BlurResNet50Network;
import dev.stagecraft.samples.network.imagenet.CbamResNet18Network;
import dev.stagecraft.samples.network.imagenet.EcaResNet50TNetwork;
import dev.stagecraft.samples.network.imagenet.GroupNormResNet50V2DNetwork;
import dev.stagecraft.samples.network.imagenet.KerasResNet50V2Network;
import dev.stagecraft.samples.network.imagenet.ResNeXt50DNetwork;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import dev.stagecraft.samples.network.imagenet.ResNetRs50Network;
import dev.stagecraft.samples.network.imagenet.SeNet154Network;
import dev.stagecraft.samples.network.imagenet.SeResNet18Network;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of each kind answers the same when its normalizations are folded into its convolutions. */
@Tag("slow")
class InferenceTest {
    static Stream<NetworkDefinition> networks() {
        return Stream.of(
                new ResNet20Network(),
                new StochasticDepthResNet110Network(),
                new FashionResNetNetwork(),
                new InvertedResNetNetwork(),
                new ResNet50Network(),
                new SeResNet18Network(),
                new SeNet154Network(),
                new ResNeXt50DNetwork(),
                new KerasResNet50V2Network(),
                new GroupNormResNet50V2DNetwork(),
                new EcaResNet50TNetwork(),
                new CbamResNet18Network(),
                new BamResNet50Network(),
                new AaResNet50Network(),
                new BlurResNet50Network(),
                new ResNetRs50Network());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersAsTheNetworkDoes(NetworkDefinition definition) {
        Nd4j.getRandom().setSeed(5);
        ComputationGraph network = definition.create();
        network.paramTable().forEach(InferenceTest::disturb);
        INDArray images =
                Nd4j.randn(DataType.FLOAT, definition.summary().input().ofBatch(1));
        INDArray expected = network.outputSingle(images);
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            double difference =
                    expected.sub(inference.output(images)).amaxNumber().doubleValue();
            assertTrue(difference <= 1e-4, () -> "differs by " + difference);
        }
        assertEquals(1, expected.sumNumber().doubleValue(), 1e-3);
        network.close();
    }

    /** Scales, shifts and running statistics as they might be after a training. */
    private static void disturb(String name, INDArray values) {
        if (name.endsWith("_gamma")) {
            values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).addi(0.25));
        } else if (name.endsWith("_beta") || name.endsWith("_mean")) {
            values.assign(Nd4j.randn(DataType.FLOAT, values.shape()).muli(0.1));
        } else if (name.endsWith("_log10stdev")) {
            values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).muli(0.4).subi(0.1));
        }
    }
}
