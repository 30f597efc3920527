/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This module with what it depends on is a whole server, and what trains is not among that. */
class ServerClassPathTest {
    private static final int SIDE = 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.nd4j.linalg.factory.Nd4j",
                "org.deeplearning4j.nn.graph.ComputationGraph",
                "org.bytedeco.javacpp.Loader",
                "dev.stagecraft.runtime.NetworkDefinition"
            })
    void whatTrainsIsAbsent(String name) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
    }

    @Test
    void noJarOfTheClassPathTrains() {
        List<String> training = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.replace(File.separatorChar, '/'))
                .filter(entry -> entry.matches(".*/(org/(nd4j|deeplearning4j|bytedeco)|runtime/target)/.*"))
                .toList();
        assertEquals(List.of(), training);
    }

    /** The expected probabilities are a softmax in double precision of the means that the colours have. */
    @Test
    void classifiesImageFiles() throws IOException {
        Preprocessing preprocessing =
                Preprocessing.of(3, SIDE, SIDE).withMean(0.5).withStandardDeviation(0.25);
        Path image = image(new int[] {255, 0, 51});
        Path model = model(preprocessing);
        double[] means = {(1 - 0.5) / 0.25, (0 - 0.5) / 0.25, (0.2 - 0.5) / 0.25};
        try (Predictor predictor = Predictor.open(model)) {
            List<Classification> classes = predictor.classify(image, 3);
            assertEquals(
                    List.of("red", "blue", "green"),
                    classes.stream().map(Classification::className).toList());
            float[] probabilities = predictor.probabilities(preprocessing.apply(image));
            assertArrayEquals(softmax(means), probabilities, 1e-6f);
            assertEquals(probabilities[2], classes.get(1).probability(), 1e-7);
        }
    }

    @Test
    void answersManyImagesInBatches() throws IOException {
        List<float[]> images = Stream.of(0.1f, 0.7f, -2f, 3f, 5f)
                .map(value -> {
                    float[] image = new float[3 * SIDE * SIDE];
                    for (int i = 0; i < SIDE * SIDE; i++) {
                        image[i] = value;
                    }
                    return image;
                })
                .toList();
        try (Predictor predictor = Predictor.open(
                model(Preprocessing.of(3, SIDE, SIDE)),
                PredictorOptions.defaults().withBatch(2))) {
            float[][] probabilities = predictor.probabilities(images);
            for (int i = 0; i < images.size(); i++) {
                assertArrayEquals(softmax(images.get(i)[0], 0, 0), probabilities[i], 1e-6f);
            }
        }
    }

    private Path model(Preprocessing preprocessing) throws IOException {
        Map<String, String> metadata = new HashMap<>(preprocessing.properties());
        metadata.put(OnnxFormat.CLASS_NAMES, "red\ngreen\nblue");
        metadata.put(OnnxFormat.IMAGE_SHAPE, "3x" + SIDE + "x" + SIDE);
        return Files.write(folder.resolve("mean-colour.onnx"), MeanColourModel.bytes(metadata));
    }

    /** An image of one colour. */
    private Path image(int[] colour) throws IOException {
        BufferedImage image = new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 20 * 30; i++) {
            image.setRGB(i % 20, i / 20, colour[0] << 16 | colour[1] << 8 | colour[2]);
        }
        Path file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static float[] softmax(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value);
        }
        float[] shares = new float[values.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (Math.exp(values[i]) / sum);
        }
        return shares;
    }
}
