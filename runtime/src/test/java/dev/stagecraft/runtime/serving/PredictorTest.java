/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.ManyThreads;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PredictorTest {
    private static final Shape IMAGE = new Shape(List.of(3, 12, 10));
    private static final List<String> CLASS_NAMES = List.of("ant", "bee", "cat", "dog", "eel");
    private static final PredictorOptions ONE_THREAD =
            PredictorOptions.defaults().withDevice(Device.CPU).withThreads(1);

    @TempDir
    private static Path folder;

    private static ComputationGraph network;
    private static Path file;

    @BeforeAll
    static void export() throws IOException {
        network = new SmallNetwork()
                .convolution("conv1", 3, 8, 3, 2)
                .normalization("bn1", 8)
                .relu("relu1")
                .trained(8);
        file = folder.resolve("small.onnx");
        Export.onnx(
                network,
                file,
                ExportOptions.defaults()
                        .withImage(IMAGE)
                        .withClassNames(CLASS_NAMES)
                        .withMetadata(Map.of("mean", "0.5")));
    }

    private static INDArray images(int count) {
        Nd4j.getRandom().setSeed(count);
        return Nd4j.randn(DataType.FLOAT, IMAGE.ofBatch(count));
    }

    private static List<float[]> pixels(INDArray images) {
        return LongStream.range(0, images.size(0))
                .mapToObj(i -> images.slice(i).dup('c').data().asFloat())
                .toList();
    }

    private static INDArray probabilities(Predictor predictor, INDArray images) {
        return Nd4j.create(predictor.probabilities(pixels(images)));
    }

    private static void assertRight(float[][] probabilities, INDArray images) {
        INDArray expected = network.outputSingle(images.dup());
        assertEquals(images.size(0), probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            assertArrayEquals(expected.getRow(i).toFloatVector(), probabilities[i], 1e-5f);
        }
    }

    @Test
    void answersAsTheNetworkDoes() throws IOException {
        try (Predictor predictor = Predictor.open(file)) {
            INDArray images = images(3);
            assertRight(predictor.probabilities(pixels(images)), images);
            assertArrayEquals(
                    network.outputSingle(images).getRow(2).toFloatVector(),
                    predictor.probabilities(pixels(images).get(2)),
                    1e-5f);
            assertEquals(IMAGE, predictor.image());
            assertEquals(CLASS_NAMES, predictor.classNames());
            assertEquals("0.5", predictor.metadata().get("mean"));
        }
    }

    @Test
    void anImageFileIsBroughtToTheInput() throws IOException {
        Preprocessing preprocessing = Preprocessing.of(3, 12, 10).withMean(0.4).withStandardDeviation(0.3);
        Path described = folder.resolve("described.onnx");
        Export.onnx(
                network,
                described,
                ExportOptions.defaults()
                        .withImage(IMAGE)
                        .withClassNames(CLASS_NAMES)
                        .withMetadata(preprocessing.properties()));
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40 * 30; i++) {
            image.setRGB(i % 40, i / 40, i * 7919);
        }
        Path png = folder.resolve("image.png");
        ImageIO.write(image, "png", png.toFile());
        try (Predictor predictor = Predictor.open(described, ONE_THREAD)) {
            assertEquals(Optional.of(preprocessing), predictor.preprocessing());
            assertEquals(predictor.classify(preprocessing.apply(image), 5), predictor.classify(png, 5));
            assertEquals(predictor.classify(preprocessing.apply(image), 5), predictor.classify(image, 5));
            assertEquals(
                    List.of(predictor.classify(png, 2), predictor.classify(png, 2)),
                    predictor.classify(List.of(png, png), 2));
        }
        try (Predictor predictor = Predictor.open(file, ONE_THREAD)) {
            IllegalStateException exception =
                    assertThrows(IllegalStateException.class, () -> predictor.classify(png, 5));
            assertTrue(exception.getMessage().startsWith("small.onnx does not say how an image becomes its input: "));
        }
    }

    @Test
    void saysWhatItIs() throws IOException {
        try (Predictor predictor = Predictor.open(file, ONE_THREAD)) {
            String text = predictor.toString();
            assertTrue(
                    text.matches("small\\.onnx, images of 3x12x10, on the CPU \\(ONNX Runtime [\\d.]+\\),"
                            + " in batches of at most 32"),
                    text);
        }
    }

    /** Of the last batch only a part is there; and no image is a batch of none. */
    @Test
    void splitsIntoBatches() throws IOException {
        for (int batch : new int[] {1, 2, 3, 7, 8}) {
            try (Predictor predictor = Predictor.open(file, ONE_THREAD.withBatch(batch))) {
                INDArray images = images(7);
                assertRight(predictor.probabilities(pixels(images)), images);
                assertEquals(0, predictor.probabilities(List.of()).length);
            }
        }
    }

    @Test
    void takesOtherSizes() throws IOException {
        Shape larger = new Shape(List.of(3, 31, 17));
        try (Predictor predictor = Predictor.open(file, ONE_THREAD.withImage(larger))) {
            INDArray images = Nd4j.randn(DataType.FLOAT, larger.ofBatch(2));
            assertRight(predictor.probabilities(pixels(images)), images);
        }
    }

    @Test
    void namesTheMostProbableClasses() throws IOException {
        float[] image = pixels(images(1)).get(0);
        try (Predictor predictor = Predictor.open(file, ONE_THREAD)) {
            float[] probabilities = predictor.probabilities(image);
            List<Classification> all = predictor.classify(image, 100);
            assertEquals(5, all.size());
            assertEquals(
                    all.stream()
                            .sorted(Comparator.comparingDouble(Classification::probability)
                                    .reversed())
                            .toList(),
                    all);
            all.forEach(one -> {
                assertEquals(CLASS_NAMES.get(one.index()), one.className());
                assertEquals(probabilities[one.index()], one.probability(), 1e-7);
            });
            assertEquals(all.subList(0, 2), predictor.classify(image, 2));
        }
        try (Predictor predictor = Predictor.open(file, ONE_THREAD.withClassNames(List.of("A", "B", "C", "D", "E")))) {
            Classification first = predictor.classify(image, 1).get(0);
            assertEquals("ABCDE".substring(first.index(), first.index() + 1), first.className());
        }
    }

    @Test
    void numbersClassesWithoutNames() throws IOException {
        Path unnamed = folder.resolve("unnamed.onnx");
        Export.onnx(network, unnamed);
        try (Predictor predictor = Predictor.open(unnamed, ONE_THREAD.withImage(IMAGE))) {
            Classification first =
                    predictor.classify(pixels(images(1)).get(0), 1).get(0);
            assertEquals(String.valueOf(first.index()), first.className());
        }
    }

    @Test
    void answersManyThreads() throws Exception {
        try (Predictor predictor = Predictor.open(file, ONE_THREAD.withBatch(2))) {
            List<INDArray> batches =
                    Stream.of(1, 2, 5).map(PredictorTest::images).toList();
            ManyThreads.assertAnswers(
                    batches, images -> network.outputSingle(images.dup()), images -> probabilities(predictor, images));
        }
    }

    /** Every call is answered rightly or refused in words, whenever it comes. */
    @Test
    void closesWhileItIsAsked() throws Exception {
        List<float[]> images = pixels(images(4));
        float[][] expected;
        try (Predictor predictor = Predictor.open(file, ONE_THREAD)) {
            expected = predictor.probabilities(images);
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Predictor predictor = Predictor.open(file, ONE_THREAD.withBatch(1));
            CountDownLatch started = new CountDownLatch(4);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                answers.add(threads.submit(() -> {
                    int answered = 0;
                    try {
                        for (; ; answered++) {
                            assertArrayEquals(expected[1], predictor.probabilities(images)[1], 1e-6f);
                            if (answered == 0) {
                                started.countDown();
                            }
                        }
                    } catch (IllegalStateException closed) {
                        assertEquals("The predictor is closed; open another with Predictor.open.", closed.getMessage());
                        return answered;
                    }
                }));
            }
            started.await();
            predictor.close();
            predictor.close();
            for (Future<Integer> answer : answers) {
                assertTrue(answer.get() >= 1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesImagesThatAreNoNumbers() throws IOException {
        float[] image = new float[3 * 12 * 10];
        float[] broken = image.clone();
        broken[7] = Float.NaN;
        try (Predictor predictor = Predictor.open(file, ONE_THREAD)) {
            assertEquals(
                    "Image 1 has the value NaN, so that its answer would mean nothing; each must be finite.",
                    assertThrows(IllegalArgumentException.class, () -> predictor.probabilities(List.of(image, broken)))
                            .getMessage());
        }
    }

    @Test
    void refusesImagesThatDoNotFit() throws IOException {
        float[] image = new float[3 * 12 * 10];
        try (Predictor predictor = Predictor.open(file, ONE_THREAD)) {
            assertEquals(
                    "Image 0 is null; it must have 360 numbers, for 3x12x10.",
                    assertThrows(IllegalArgumentException.class, () -> predictor.probabilities((float[]) null))
                            .getMessage());
            assertEquals(
                    "The images are null; they must be a list of images.",
                    assertThrows(IllegalArgumentException.class, () -> predictor.probabilities((List<float[]>) null))
                            .getMessage());
            assertEquals(
                    "Image 1 has 359 numbers; it must have 360, for 3x12x10.",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> predictor.probabilities(List.of(image, new float[359])))
                            .getMessage());
            assertEquals(
                    "k is 0; it must be at least 1.",
                    assertThrows(IllegalArgumentException.class, () -> predictor.classify(image, 0))
                            .getMessage());
        }
    }
}
