/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.InvalidImageException;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class NetworkClassifierTest {
    private static final Preprocessing PREPROCESSING = Preprocessing.of(3, 13, 11)
            .withCenterCrop(15)
            .withMean(0.485, 0.456, 0.406)
            .withStandardDeviation(0.225);

    private final ComputationGraph network = network(DataType.FLOAT);

    @TempDir
    Path folder;

    private static ComputationGraph network(DataType type) {
        return new SmallNetwork(type)
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn1", 16)
                .relu("relu1")
                .trained(16);
    }

    private static Path file(String name) {
        try {
            return Path.of(
                    NetworkClassifierTest.class.getResource("images/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] expected(ComputationGraph network, Path file) throws IOException {
        return network.outputSingle(Nd4j.create(PREPROCESSING.apply(file), new long[] {1, 3, 13, 11}, 'c')
                        .castTo(network.getConfiguration().getDataType()))
                .castTo(DataType.FLOAT)
                .toFloatVector();
    }

    private static void assertAlike(List<Classification> expected, List<Classification> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).index(), actual.get(i).index());
            assertEquals(expected.get(i).className(), actual.get(i).className());
            assertEquals(expected.get(i).probability(), actual.get(i).probability(), 1e-5);
        }
    }

    @Test
    void oneImage() throws IOException {
        Path file = file("wide.jpg");
        float[] probabilities = expected(network, file);
        List<String> names = names(probabilities.length);
        try (NetworkClassifier classifier =
                NetworkClassifier.of(PREPROCESSING, network).withClassNames(new ClassNames(names))) {
            List<Classification> expected = Classification.top(probabilities, names, probabilities.length);
            assertAlike(expected, classifier.classify(file, 1_000));
            assertAlike(expected.subList(0, 2), classifier.classify(ImageFile.load(file), 2));
        }
    }

    @Test
    void otherTypes() throws IOException {
        ComputationGraph doubles = network(DataType.DOUBLE);
        Path file = file("high.png");
        try (NetworkClassifier classifier = NetworkClassifier.of(PREPROCESSING, doubles)) {
            assertAlike(Classification.top(expected(doubles, file), List.of(), 2), classifier.classify(file, 2));
        }
    }

    @Test
    void moreImagesThanABatch() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(file(i % 3 == 0 ? "wide.png" : "small.png"));
        }
        try (NetworkClassifier classifier = NetworkClassifier.of(PREPROCESSING, network)) {
            List<List<Classification>> all = classifier.classify(files, 3);
            assertEquals(20, all.size());
            for (int i = 0; i < 20; i++) {
                assertAlike(Classification.top(expected(network, files.get(i)), List.of(), 3), all.get(i));
            }
            assertEquals(List.of(), classifier.classify(List.<Path>of(), 3));
        }
    }

    @Test
    void manyThreads() throws Exception {
        List<Path> files = List.of(file("wide.png"), file("high.png"), file("small.png"), file("wide.jpg"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (NetworkClassifier classifier = NetworkClassifier.of(PREPROCESSING, network)) {
            List<Callable<List<Classification>>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Path file = files.get(i % 4);
                calls.add(() -> classifier.classify(file, 3));
            }
            List<Future<List<Classification>>> results = threads.invokeAll(calls);
            for (int i = 0; i < 40; i++) {
                assertAlike(
                        Classification.top(expected(network, files.get(i % 4)), List.of(), 3),
                        results.get(i).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void labelsOfAFile() throws IOException {
        int classes = expected(network, file("wide.png")).length;
        Path classNames = Files.write(folder.resolve("labels.txt"), names(classes));
        try (NetworkClassifier classifier = NetworkClassifier.of(PREPROCESSING, network)) {
            String label = classifier
                    .withClassNames(classNames)
                    .classify(file("wide.png"), 1)
                    .get(0)
                    .className();
            assertEquals("name ", label.substring(0, 5));
            ClassNames others = new ClassNames(names(classes + 1));
            assertEquals(
                    "There are " + (classes + 1) + " class names, but the network has " + classes
                            + " classes; give one for each.",
                    assertThrows(IllegalArgumentException.class, () -> classifier.withClassNames(others))
                            .getMessage());
        }
    }

    @Test
    void whatIsWrong() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "hello");
        NetworkClassifier classifier = NetworkClassifier.of(PREPROCESSING, network);
        assertThrows(InvalidImageException.class, () -> classifier.classify(List.of(file("wide.png"), text), 1));
        assertThrows(IllegalArgumentException.class, () -> classifier.classify(file("wide.png"), 0));
        classifier.close();
        assertThrows(IllegalStateException.class, () -> classifier.classify(file("wide.png"), 1));
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(i -> "name " + i).toList();
    }
}
