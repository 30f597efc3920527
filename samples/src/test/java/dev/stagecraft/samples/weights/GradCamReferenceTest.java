/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.explain.ClassMap;
import dev.stagecraft.runtime.explain.GradCam;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** With PyTorch's weights a network looks where PyTorch's looks: gradients and maps are the same to 1e-4 of the largest. */
@Tag("slow")
class GradCamReferenceTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "stagecraft", "samples", "explain");
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    static List<Reference> references() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .map(GradCamReferenceTest::read)
                    .toList();
        }
    }

    private static Reference read(Path file) {
        try {
            return new Reference(TensorFile.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void looksWherePyTorchLooks(Reference reference) throws IOException {
        ComputationGraph network = reference.definition().create();
        Weights.load(network, reference.weights(folder));
        INDArray image = image(reference);
        try (GradCam looks = GradCam.of(network)) {
            assertEquals(number(reference, "top"), looks.mostProbable(image));
            for (String kind : List.of("top", "second")) {
                hold(reference, kind, looks.at(image, number(reference, kind)));
            }
        }
        ComputationGraph stock =
                reference.definition().create(NetworkOptions.defaults().withExecution(Execution.DEEPLEARNING4J));
        stock.setParams(network.params());
        assertEquals(
                stock.outputSingle(image).getDouble(0, number(reference, "top")),
                GradCam.of(stock).at(image, number(reference, "top")).probability(),
                1e-6);
        network.close();
        stock.close();
    }

    private static int number(Reference reference, String note) {
        return Integer.parseInt(reference.content().note(note));
    }

    /** It follows from its name, as the weights do. */
    private static INDArray image(Reference reference) {
        long[] shape = Arrays.stream(reference.content().note("images").split("x"))
                .mapToLong(Long::parseLong)
                .toArray();
        ByteBuffer values = FormulaWeights.uniform(new Tensor("input", "F32", shape), -2, 2);
        float[] numbers = new float[values.remaining() / Float.BYTES];
        values.asFloatBuffer().get(numbers);
        return Nd4j.create(numbers, shape, 'c');
    }

    private static void hold(Reference reference, String kind, ClassMap map) throws IOException {
        INDArray expected = reference.content().values(kind + ".map");
        assertArrayEquals(new long[] {map.height(), map.width()}, expected.shape());
        hold(reference + ", map of " + kind, expected, map.values());
        hold(reference + ", gradients of " + kind, reference.content().values(kind + ".alpha"), map.gradients());
    }

    private static void hold(String what, INDArray expected, float[] found) {
        float[] wanted = expected.dup('c').data().asFloat();
        double largest = expected.amaxNumber().doubleValue();
        assertTrue(largest > 0, what);
        assertEquals(wanted.length, found.length, what);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], found[i], TOLERANCE * largest, what + ", value " + i);
        }
    }
}
