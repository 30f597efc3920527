/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * With PyTorch's weights a network computes what PyTorch computes: each stage's features and the logits, to 1e-4, or that part of a
 * value beyond 1.
 */
@Tag("slow")
class ReferenceTest {
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    static Stream<Reference> references() throws IOException {
        return Reference.all();
    }

    @ParameterizedTest
    @MethodSource("references")
    void computesWhatPyTorchComputes(Reference reference) throws Exception {
        NetworkDefinition definition = reference.definition();
        assertEquals(reference.parameters(), definition.summary().parameters());
        ComputationGraph network = definition.create();
        Weights.load(network, reference.weights(folder));

        Path saved = folder.resolve("saved.safetensors");
        Weights.save(network, saved);
        assertEquals(sorted(reference.tensors()), sorted(TensorFile.read(saved).tensors()));

        Logits.of(network);
        hold(reference, network);
        hold(reference, stock(network));
        try (InferenceNetwork inference = InferenceNetwork.of(network)) {
            hold("logits of inference", reference.content().values("logits"), inference.output(reference.images()));
        }
        network.close();
    }

    /** Those with images of the size that is declared, which ONNX Runtime takes. */
    static Stream<Reference> declaredSizes() throws IOException {
        return Reference.all().filter(ReferenceTest::hasDeclaredSize);
    }

    private static boolean hasDeclaredSize(Reference reference) {
        try {
            INDArray images = reference.images();
            long[] declared = reference.definition().summary().input().ofBatch(images.size(0));
            return Arrays.equals(declared, images.shape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("declaredSizes")
    void onnxRuntimeComputesWhatPyTorchComputes(Reference reference) throws Exception {
        NetworkDefinition definition = reference.definition();
        ComputationGraph network = definition.create();
        Weights.load(network, reference.weights(folder));
        Path onnx = folder.resolve("model.onnx");
        Export.onnx(network, onnx, ExportOptions.of(definition));
        network.close();

        INDArray images = reference.images();
        List<float[]> each = IntStream.range(0, (int) images.size(0))
                .mapToObj(index -> images.slice(index).dup('c').data().asFloat())
                .toList();
        try (Predictor predictor = Predictor.open(onnx)) {
            INDArray expected = Transforms.softmax(reference.content().values("logits"), true);
            hold("ONNX Runtime", expected, Nd4j.createFromArray(predictor.probabilities(each)));
        }
    }

    /** The same network with the same parameters, all of it computed by Deeplearning4j. */
    private static ComputationGraph stock(ComputationGraph network) {
        ComputationGraph stock = new ComputationGraph(network.getConfiguration().clone());
        stock.init(network.params(), false);
        Logits.of(stock);
        return stock;
    }

    /** What a network gives, whose classifier gives logits. */
    static void hold(Reference reference, ComputationGraph network) throws IOException {
        Map<String, INDArray> activations = network.feedForward(reference.images(), false);
        for (String stage : reference.stages()) {
            hold(stage, reference.content().values(stage), activations.get(reference.layer(stage)));
        }
        hold("logits", reference.content().values("logits"), activations.get("fc"));
    }

    static void hold(String what, INDArray expected, INDArray found) {
        assertArrayEquals(expected.shape(), found.shape(), what);
        INDArray scale = Transforms.max(Transforms.abs(expected), 1);
        double difference =
                Transforms.abs(found.sub(expected)).div(scale).maxNumber().doubleValue();
        assertTrue(difference <= TOLERANCE, () -> what + " differs by " + difference);
    }

    private static String sorted(List<Tensor> tensors) {
        return String.join(
                "\n", new TreeSet<>(tensors.stream().map(Tensor::toString).toList()));
    }
}
