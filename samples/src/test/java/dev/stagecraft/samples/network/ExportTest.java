/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import dev.stagecraft.samples.network.ReadyNetworksTest.Ready;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ONNX Runtime computes of an exported network what Deeplearning4j computes of the network. By default some are run that together have
 * every kind of layer that is in any ready network; {@code -Dstagecraft.export=all} runs all of them, which takes some minutes.
 */
@Tag("slow")
class ExportTest {
    private static final double TOLERANCE = 1e-4;
    private static final int BATCH = 2;
    private static final boolean ALL = "all".equals(System.getProperty("stagecraft.export"));

    private static final Set<String> OF_EVERY_KIND = Set.of(
            "block.InvertedResNet",
            "cifar.PreActivationResNet164",
            "cifar.ResNet20",
            "cifar.ResNet20B",
            "cifar.StochasticDepthResNet110",
            "course.FashionResNet",
            "course.KerasStyleResNet50",
            "course.MnistResNet34",
            "imagenet.BamResNet50",
            "imagenet.BlurResNet50",
            "imagenet.CbamResNet18",
            "imagenet.EcaResNet50T",
            "imagenet.GroupNormResNet50V2D",
            "imagenet.KerasResNet50V2",
            "imagenet.ResNetRs50",
            "imagenet.LegacySeResNet18",
            "imagenet.BitResNet50x1");

    @TempDir
    private Path folder;

    static Stream<Ready> networks() throws IOException {
        return ReadyNetworksTest.table().filter(ready -> ALL || OF_EVERY_KIND.contains(ready.name()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersAsTheNetworkDoes(Ready ready) throws IOException {
        Nd4j.getRandom().setSeed(5);
        NetworkDefinition definition = ready.network();
        ComputationGraph network = definition.create();
        network.paramTable().forEach(ExportTest::disturb);
        Path file = folder.resolve(ready + ".onnx");
        Export.onnx(network, file, ExportOptions.of(definition));
        Shape image = image(definition);
        INDArray images = Nd4j.randn(DataType.FLOAT, image.ofBatch(BATCH));
        INDArray expected = network.outputSingle(images.dup());
        try (Predictor predictor =
                Predictor.open(file, PredictorOptions.defaults().withImage(image))) {
            INDArray actual = Nd4j.create(predictor.probabilities(pixels(images)));
            double difference = expected.sub(actual).amaxNumber().doubleValue();
            // Of 1000 classes each probability is small.
            double scale = expected.amaxNumber().doubleValue();
            assertTrue(difference <= TOLERANCE * scale, () -> difference + " of " + scale);
            assertEquals(BATCH, actual.sumNumber().doubleValue(), 1e-3);
        } finally {
            network.close();
        }
    }

    /** So what the networks above show holds for all. */
    @Test
    void everyKindOfLayerIsRun() throws IOException {
        Set<LayerKind> kinds = kinds(ReadyNetworksTest.table());
        kinds.removeAll(kinds(ReadyNetworksTest.table().filter(ready -> OF_EVERY_KIND.contains(ready.name()))));
        assertEquals(Set.of(), kinds);
    }

    private static Set<LayerKind> kinds(Stream<Ready> networks) {
        return networks.map(Ready::network)
                .map(definition -> definition.configuration(NetworkOptions.defaults()))
                .flatMap(configuration -> LayerKind.of(configuration).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A small image, where the network takes one. */
    private static Shape image(NetworkDefinition definition) {
        Shape declared = definition.summary().input();
        boolean takesAnySize = definition.summary().ofKind("GlobalPooling").layers().stream()
                .anyMatch(pool -> pool.output().dimensions().size() == 1);
        return takesAnySize && declared.dimensions().get(1) > 64 ? new Shape(List.of(3, 64, 48)) : declared;
    }

    private static List<float[]> pixels(INDArray images) {
        return LongStream.range(0, images.size(0))
                .mapToObj(i -> images.slice(i).dup('c').data().asFloat())
                .toList();
    }

    /** Scales, shifts and running statistics as they might be after a training. */
    private static void disturb(String name, INDArray values) {
        if (name.endsWith("_gamma")) {
            values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).muli(0.6).addi(0.1));
        } else if (name.endsWith("_beta") || name.endsWith("_mean") || name.endsWith("_b")) {
            values.assign(Nd4j.randn(DataType.FLOAT, values.shape()).muli(0.1));
        } else if (name.endsWith("_log10stdev")) {
            values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).muli(0.4).subi(0.1));
        }
    }
}
