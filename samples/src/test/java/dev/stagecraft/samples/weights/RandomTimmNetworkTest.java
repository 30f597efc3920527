/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Whatever settings timm's {@code ResNet} and {@code ResNetV2} (with standardized weights too), its legacy {@code SENet}, timm's and torchvision's {@code RegNet}, and pytorchcv's PreResNets are given, the declaration of the same has its parameters, takes its weights, and
 * answers as it does, by Deeplearning4j's own layers, by oneDNN, as the network that only answers, and by ONNX Runtime. More than the networks of the build are
 * compared if a file of them, of {@code tools/random_timm}, is given as {@code -Dstagecraft.timm}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class RandomTimmNetworkTest {
    private static final double TOLERANCE = 1e-4;
    private static final String FOLDER = "src/test/resources/dev/stagecraft/samples/weights/";
    private static final String COMMITTED = Stream.of("timm", "regnet", "preresnet", "legacy", "bit")
            .map(kind -> FOLDER + "random-" + kind + ".jsonl")
            .collect(Collectors.joining(","));

    @TempDir
    private static Path folder;

    private CompiledDeclarations declarations;

    @BeforeAll
    void compile() throws IOException {
        Map<String, String> sources =
                networks().collect(Collectors.toMap(RandomTimmNetwork::name, RandomTimmNetwork::declaration));
        declarations = CompiledDeclarations.of(sources, folder);
    }

    static Stream<RandomTimmNetwork> networks() throws IOException {
        List<RandomTimmNetwork> networks = new ArrayList<>();
        for (String file : System.getProperty("stagecraft.timm", COMMITTED).split(",")) {
            networks.addAll(RandomTimmNetwork.read(Path.of(file)));
        }
        return networks.stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersAsTimmDoes(RandomTimmNetwork timm) throws Exception {
        NetworkDefinition definition = declarations.network(timm.name());
        assertEquals(timm.parameters(), definition.summary().parameters());
        INDArray images = timm.images();

        ComputationGraph stock = definition.create(NetworkOptions.defaults().withExecution(Execution.DEEPLEARNING4J));
        Weights.load(stock, timm.weights(folder));
        if (timm.isNamedAlike()) {
            assertEquals(names(timm.tensors().stream()), names(saved(stock, timm)));
        }
        hold("Deeplearning4j", timm, stock.outputSingle(images.dup()));

        ComputationGraph fused = definition.create(NetworkOptions.defaults().withExecution(Execution.ONEDNN));
        fused.setParams(stock.params());
        hold("oneDNN", timm, fused.outputSingle(images.dup()));
        try (InferenceNetwork inference =
                InferenceNetwork.of(fused, InferenceOptions.defaults().withExecution(Execution.ONEDNN))) {
            hold("the network that only answers", timm, inference.output(images));
        }
        hold("ONNX Runtime", timm, exported(fused, definition, images));
        stock.close();
        fused.close();
    }

    private static INDArray exported(ComputationGraph network, NetworkDefinition definition, INDArray images)
            throws Exception {
        Path file = folder.resolve(definition.name() + ".onnx");
        Export.onnx(network, file, ExportOptions.of(definition));
        List<float[]> each = IntStream.range(0, (int) images.size(0))
                .mapToObj(index -> images.slice(index).dup('c').data().asFloat())
                .toList();
        try (Predictor predictor =
                Predictor.open(file, PredictorOptions.defaults().withThreads(1))) {
            return Nd4j.createFromArray(predictor.probabilities(each));
        }
    }

    private static Stream<Tensor> saved(ComputationGraph network, RandomTimmNetwork timm) throws IOException {
        Path saved = folder.resolve(timm.name() + "-saved.safetensors");
        Weights.save(network, saved);
        return TensorFile.read(saved).tensors().stream();
    }

    private static String names(Stream<Tensor> tensors) {
        return String.join("\n", new TreeSet<>(tensors.map(Tensor::toString).toList()));
    }

    private static void hold(String who, RandomTimmNetwork timm, INDArray given) {
        double difference = given.sub(timm.probabilities()).amaxNumber().doubleValue();
        assertTrue(difference <= TOLERANCE, () -> who + " gives a probability that differs by " + difference);
    }
}
