/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Assumptions; // what is run with PyTorch is not a part of the build
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * PyTorch takes what {@link Weights#save} writes, and computes the same. It needs a Python with torch and torchvision ({@code
 * -Dpython=…}); {@code -Dstagecraft.weights=all} has the large networks too.
 */
class SavedWeightsTest {
    /** Debian's has its own packages, whatever comes first in the path. */
    private static final List<String> PYTHONS = List.of(System.getProperty("python", "python3"), "/usr/bin/python3");

    private static final Path SCRIPT = Path.of("..", "tools", "check_weights.py");
    private static final boolean ALL = "all".equals(System.getProperty("stagecraft.weights"));
    private static final long SMALL = 13_000_000;

    @TempDir
    private Path folder;

    private static boolean hasTorch(String python) {
        try {
            return run(List.of(python, "-c", "import torch, torchvision")).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void pyTorchComputesTheSame() throws IOException {
        Optional<String> python =
                PYTHONS.stream().filter(SavedWeightsTest::hasTorch).findFirst();
        Assumptions.assumeTrue(python.isPresent(), "The build needs no Python: none here has torch and torchvision.");
        Map<String, Reference> networks = new LinkedHashMap<>();
        Reference.all()
                .filter(reference -> ALL || reference.parameters() < SMALL)
                .forEach(reference -> networks.putIfAbsent(reference.network(), reference));
        List<String> command = new ArrayList<>(List.of(python.get(), SCRIPT.toString()));
        for (Reference reference : networks.values()) {
            command.add(save(reference).toString());
        }
        Result result = run(command);
        assertEquals(0, result.exitCode(), result::output);
    }

    /** Saves a network that never saw a file, and beside it what it computes. */
    private Path save(Reference reference) throws IOException {
        Nd4j.getRandom().setSeed(7);
        ComputationGraph network = reference.definition().create();
        network.paramTable().forEach(SavedWeightsTest::disturb);
        Path weights = folder.resolve(reference.network() + ".weights.safetensors");
        Weights.save(network, weights);
        INDArray images = reference.images();
        try (InferenceNetwork inference = InferenceNetwork.of(Logits.of(network))) {
            Map<String, INDArray> answers = Map.of("input", images, "logits", inference.output(images));
            TensorFile.write(
                    folder.resolve(reference.network() + ".answers.safetensors"),
                    answers.keySet().stream()
                            .map(name ->
                                    new Tensor(name, "F32", answers.get(name).shape()))
                            .toList(),
                    tensor -> TensorFile.bytes(answers.get(tensor.name())));
        }
        network.close();
        return weights;
    }

    /** Scales, shifts and running statistics as they might be after a training. */
    private static void disturb(String name, INDArray values) {
        if (name.endsWith("_gamma")) {
            values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).muli(0.5).addi(0.25));
        } else if (name.endsWith("_beta") || name.endsWith("_mean") || name.endsWith("_b")) {
            values.assign(Nd4j.randn(DataType.FLOAT, values.shape()).muli(0.1));
        } else if (name.endsWith("_log10stdev")) {
            values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).muli(0.4).subi(0.1));
        }
    }

    private record Result(int exitCode, String output) {}

    private static Result run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.get(0) + " ran.", e);
        }
    }
}
