/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** With PyTorch's weights a network on libtorch computes what PyTorch computes, as {@link ReferenceTest} holds the other engines to it. */
@Tag("slow")
class EngineReferenceTest {
    @TempDir
    private Path folder;

    static Stream<Reference> references() throws IOException {
        return Reference.all();
    }

    @ParameterizedTest
    @MethodSource("references")
    void computesWhatPyTorchComputes(Reference reference) throws IOException {
        ComputationGraph network = reference
                .definition()
                .create(NetworkOptions.defaults()
                        .withExecution(Execution.LIBTORCH)
                        .withDevice("cpu"));
        Weights.load(network, reference.weights(folder));
        INDArray logits = reference.content().values("logits");
        ReferenceTest.hold("probabilities", Transforms.softmax(logits, true), network.outputSingle(reference.images()));
        Logits.of(network);
        ReferenceTest.hold(reference, network);
        ReferenceTest.hold("logits alone", logits, network.outputSingle(reference.images()));
        network.close();
    }
}
