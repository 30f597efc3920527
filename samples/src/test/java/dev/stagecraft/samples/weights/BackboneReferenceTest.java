/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.weights.HeadFit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * With the weights of timm's whole network, classifier and all, a backbone gives the maps that timm's gives without it: with {@code
 * features_only=True} those of stages, with {@code num_classes=0, global_pool=''} the last one.
 */
@Tag("slow")
class BackboneReferenceTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "dev", "stagecraft", "samples", "weights", "backbones");
    private static final double TOLERANCE = 2e-5;

    /** Of the largest value, with 8 bits of significand in up to fifty layers. */
    private static final double TOLERANCE_OF_BFLOAT16 = 0.05;

    @TempDir
    private Path folder;

    static List<TensorFile> references() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .map(BackboneReferenceTest::read)
                    .toList();
        }
    }

    private static TensorFile read(Path file) {
        try {
            return TensorFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NetworkDefinition definition(TensorFile reference) {
        try {
            Constructor<?> constructor = Class.forName(
                            "dev.stagecraft.samples.weights." + reference.note("network") + "Network")
                    .getDeclaredConstructor();
            return (NetworkDefinition) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A file of the whole network. */
    private Path weights(TensorFile reference) throws IOException {
        Path file = folder.resolve("whole.safetensors");
        TensorFile.write(file, reference.listed("tensors"), FormulaWeights::of);
        return file;
    }

    private static String joined(Stream<Integer> numbers) {
        return numbers.map(String::valueOf).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("references")
    void saysWhatTimmSays(TensorFile reference) throws IOException {
        NetworkDefinition definition = definition(reference);
        assertEquals(
                reference.names().stream().filter(name -> !name.equals("input")).collect(Collectors.toSet()),
                definition.features().stream().map(StageMap::name).collect(Collectors.toSet()));
        assertEquals(
                reference.note("channels"),
                joined(definition.features().stream().map(StageMap::channels)));
        assertEquals(
                reference.note("strides"), joined(definition.features().stream().map(StageMap::stride)));
        assertEquals(
                Long.parseLong(reference.note("parameters")),
                definition.summary().parameters());
    }

    @ParameterizedTest
    @MethodSource("references")
    void givesTheMapsOfTimm(TensorFile reference) throws IOException {
        NetworkDefinition definition = definition(reference);
        Path weights = weights(reference);
        INDArray images = reference.values("input");
        ComputationGraph network = definition.create();
        LoadedWeights loaded = Weights.load(network, weights);
        HeadFit.NotNeeded head = assertInstanceOf(HeadFit.NotNeeded.class, loaded.head());
        assertTrue(head.leftOut().stream().anyMatch(name -> name.endsWith("fc.weight")), loaded::toString);
        hold(reference, definition, "training", List.of(network.output(images)), TOLERANCE);

        ComputationGraph stock = definition.create(NetworkOptions.defaults().withExecution(Execution.DEEPLEARNING4J));
        Weights.load(stock, weights);
        hold(reference, definition, "Deeplearning4j", List.of(stock.output(images)), TOLERANCE);
        for (Execution execution : List.of(Execution.AUTO, Execution.DEEPLEARNING4J)) {
            try (InferenceNetwork inference =
                    InferenceNetwork.of(network, InferenceOptions.defaults().withExecution(execution))) {
                hold(reference, definition, "inference, " + execution, inference.features(images), TOLERANCE);
            }
        }
        try (InferenceNetwork inference = InferenceNetwork.of(
                network,
                InferenceOptions.defaults().withExecution(Execution.AUTO).withPrecision(Precision.BFLOAT16))) {
            hold(reference, definition, "bfloat16", inference.features(images), TOLERANCE_OF_BFLOAT16);
        }
        network.close();
        stock.close();
    }

    /** What was saved is a trunk's file: it loads again, and has the names of the whole network's. */
    @ParameterizedTest
    @MethodSource("references")
    void savesTheNamesThatItLoads(TensorFile reference) throws IOException {
        NetworkDefinition definition = definition(reference);
        ComputationGraph network = definition.create();
        Weights.load(network, weights(reference));
        Path saved = folder.resolve("trunk.safetensors");
        Weights.save(network, saved);
        List<String> whole =
                reference.listed("tensors").stream().map(Tensor::name).toList();
        assertEquals(
                List.of(),
                TensorFile.read(saved).names().stream()
                        .filter(name -> !whole.contains(name))
                        .toList());
        ComputationGraph again = definition.create(NetworkOptions.defaults().withSeed(7));
        assertEquals(
                new HeadFit.NotNeeded(List.of()), Weights.load(again, saved).head());
        assertEquals(network.params(), again.params());
        network.close();
        again.close();
    }

    @ParameterizedTest
    @MethodSource("references")
    void onnxRuntimeGivesTheMapsOfTimm(TensorFile reference) throws IOException, OrtException {
        NetworkDefinition definition = definition(reference);
        ComputationGraph network = definition.create();
        Weights.load(network, weights(reference));
        Path onnx = folder.resolve("backbone.onnx");
        Export.onnx(network, onnx, ExportOptions.of(definition));
        network.close();
        INDArray images = reference.values("input");
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx.toString());
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(images.dup('c').data().asFloat()), images.shape());
                OrtSession.Result result = session.run(Map.of("images", input))) {
            assertEquals(
                    definition.features().stream().map(StageMap::name).toList(), List.copyOf(session.getOutputNames()));
            assertEquals(
                    reference.note("strides"),
                    session.getMetadata().getCustomMetadata().get("features.strides"));
            List<INDArray> maps = new ArrayList<>();
            for (StageMap map : definition.features()) {
                OnnxTensor tensor = (OnnxTensor) result.get(map.name()).orElseThrow();
                float[] values = new float[tensor.getFloatBuffer().remaining()];
                tensor.getFloatBuffer().get(values);
                maps.add(Nd4j.create(values, tensor.getInfo().getShape(), 'c').castTo(DataType.FLOAT));
            }
            hold(reference, definition, "ONNX Runtime", maps, TOLERANCE);
        }
    }

    private static void hold(
            TensorFile reference, NetworkDefinition definition, String what, List<INDArray> maps, double tolerance)
            throws IOException {
        assertEquals(definition.features().size(), maps.size(), what);
        for (int index = 0; index < maps.size(); index++) {
            String name = definition.features().get(index).name();
            INDArray expected = reference.values(name);
            INDArray found = maps.get(index);
            assertArrayEquals(
                    expected.shape(), found.shape(), () -> what + ", " + name + Arrays.toString(found.shape()));
            double scale = tolerance == TOLERANCE ? 1 : expected.amaxNumber().doubleValue();
            double difference = expected.sub(found).amaxNumber().doubleValue() / scale;
            assertTrue(difference <= tolerance, () -> what + ": " + name + " differs by " + difference);
        }
    }
}
