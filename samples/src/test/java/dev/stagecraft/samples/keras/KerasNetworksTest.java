/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.imagenet.KerasResNet101V2Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet152V2Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet50Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet50V2Network;
import dev.stagecraft.weights.InvalidWeightsException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Keras's ResNets with Keras's weights answer as Keras does. The files are made by {@code tools/keras_reference.py}. */
class KerasNetworksTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({"v1, v1.h5", "v2, v2.h5", "v2, v2.weights.h5", "v2, v2-keras2.h5"})
    void featuresAndLogitsAreThoseOfKeras(String version, String file) throws Exception {
        ComputationGraph network = network(version).create();
        LoadedWeights loaded = Weights.load(network, file(file));
        assertEquals("loaded " + network.paramTable().size() + " tensors from " + file(file), loaded.toString());
        assertClose(Answers.of(file(version + ".safetensors")).differences(network));
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"LIBTORCH", "CUDNN"},
            mode = EnumSource.Mode.EXCLUDE)
    void zerosAroundThePoolAreThereHoweverItIsComputed(Execution execution) throws Exception {
        ComputationGraph network =
                network("v2").create(NetworkOptions.defaults().withExecution(execution));
        Weights.load(network, file("v2.h5"));
        Answers answers = Answers.of(file("v2.safetensors"));
        assertClose(answers.differences(network));
        INDArray expected = network.outputSingle(answers.images());
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            assertTrue(expected.equalsWithEps(inference.output(answers.images()), TOLERANCE));
        }
    }

    /** Otherwise the test above would hold of a pool whose padding never wins. */
    @Test
    void zerosAroundThePoolMatter() throws Exception {
        INDArray pooled = Answers.of(file("v2.safetensors")).arrays().get("stem");
        assertTrue(pooled.eq(0).castTo(pooled.dataType()).sumNumber().doubleValue() > 100);
    }

    @Test
    void headIsKeptWhereTheFileHasNone() throws Exception {
        ComputationGraph network = network("v2").create();
        INDArray head = network.getParam("fc_W").dup();
        LoadedWeights loaded = Weights.load(network, file("v2-notop.h5"));
        assertTrue(loaded.toString().endsWith("the head keeps its own weights, because the file has none"));
        assertEquals(head, network.getParam("fc_W"));
        Map<String, Double> differences = Answers.of(file("v2.safetensors")).differences(network);
        assertTrue(differences.remove("logits") > TOLERANCE);
        assertClose(differences);
    }

    @Test
    void headIsKeptWhereItHasOtherClasses() throws Exception {
        ComputationGraph network = new NarrowKerasResNetOfThreeClassesNetwork().create();
        INDArray head = network.getParam("fc_W").dup();
        LoadedWeights loaded = Weights.load(network, file("v1.h5"));
        assertTrue(loaded.toString().contains("the file's is for 10 classes, and the network's for 3"));
        assertEquals(head, network.getParam("fc_W"));
    }

    @ParameterizedTest
    @CsvSource({"v1, v2.h5", "v2, v1.h5", "v2, v1.safetensors"})
    void weightsOfAnotherNetworkAreRefused(String version, String file) throws Exception {
        ComputationGraph network = network(version).create();
        INDArray before = network.params().dup();
        assertThrows(InvalidWeightsException.class, () -> Weights.load(network, file(file)));
        assertEquals(before, network.params());
    }

    static Stream<NetworkDefinition> fullNetworks() {
        return Stream.of(
                new KerasResNet50Network(),
                new KerasResNet50V2Network(),
                new KerasResNet101V2Network(),
                new KerasResNet152V2Network());
    }

    /** By hand: {@code python3 tools/keras_reference.py --full FOLDER}, then this with {@code -Dkeras.full=FOLDER}. */
    @ParameterizedTest
    @MethodSource("fullNetworks")
    @EnabledIfSystemProperty(named = "keras.full", matches = ".+")
    void wholeNetworksAnswerAsKerasDoes(NetworkDefinition definition) throws IOException {
        Path folder = Path.of(System.getProperty("keras.full"));
        String name = definition.name().substring("Keras".length());
        ComputationGraph network = definition.create();
        Weights.load(network, folder.resolve(name + ".h5"));
        Map<String, Double> differences =
                Answers.of(folder.resolve(name + ".safetensors")).differences(network);
        System.out.println(name + ": " + differences);
        assertClose(differences);
        network.close();
        Nd4j.getMemoryManager().invokeGc();
    }

    private static NetworkDefinition network(String version) {
        return version.equals("v1") ? new NarrowKerasResNetNetwork() : new NarrowKerasResNetV2Network();
    }

    private static void assertClose(Map<String, Double> differences) {
        assertFalse(differences.isEmpty());
        differences.forEach(
                (name, difference) -> assertTrue(difference <= TOLERANCE, () -> name + " differs by " + difference));
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(KerasNetworksTest.class.getResource(name).toURI());
    }
}
