/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What PyTorch computes for a network: a file that {@code tools/reference} wrote. */
record Reference(TensorFile content) {
    private static final Path FOLDER =
            Path.of("..", "samples", "src", "test", "resources", "dev", "stagecraft", "samples", "weights");
    private static final String SUFFIX = ".safetensors";
    private static final String STORED = ".weights" + SUFFIX;

    /** One for each file. */
    static Stream<Reference> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(SUFFIX) && !file.toString().endsWith(STORED))
                    .sorted()
                    .toList()
                    .stream()
                    .map(Reference::read);
        }
    }

    private static Reference read(Path file) {
        try {
            return new Reference(TensorFile.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Package and name of the sample: {@code imagenet.ResNet50}. */
    String network() {
        return content.note("network");
    }

    NetworkDefinition definition() {
        String network = network();
        String home = network.startsWith("weights.") ? "dev.stagecraft.samples." : "dev.stagecraft.samples.network.";
        try {
            Constructor<?> constructor =
                    Class.forName(home + network + "Network").getDeclaredConstructor();
            constructor.setAccessible(true);
            return (NetworkDefinition) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The tensors of PyTorch's network. */
    List<Tensor> tensors() throws IOException {
        return content.listed("tensors");
    }

    long parameters() {
        return Long.parseLong(content.note("parameters"));
    }

    /** The images that the network gets. */
    INDArray images() throws IOException {
        return content.values("input");
    }

    /** The features that the file has, from the first layers on. */
    List<String> stages() {
        return content.names().stream()
                .filter(name -> name.equals("stem") || name.startsWith("layer"))
                .toList();
    }

    /** The layer of ours that gives what PyTorch's stem or stage gives. */
    String layer(String stage) {
        List<String> names =
                definition().summary().layers().stream().map(LayerSummary::name).toList();
        if (stage.equals("stem")) {
            int first = names.indexOf(names.stream()
                    .filter(name -> name.startsWith("layer1."))
                    .findFirst()
                    .orElseThrow());
            return names.get(first - 1);
        }
        return names.stream()
                .filter(name -> name.matches(stage + "\\.\\d+"))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    /** A file of the network's weights: one that is stored, or one that is written now. */
    Path weights(Path folder) throws IOException {
        Path stored = content.file().resolveSibling(this + STORED);
        if (Files.exists(stored)) {
            return stored;
        }
        Path written = folder.resolve(this + STORED);
        TensorFile.write(written, tensors(), FormulaWeights::of);
        return written;
    }

    @Override
    public String toString() {
        return content.file().getFileName().toString().replace(SUFFIX, "");
    }
}
