/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

class ImageDatasetTest {
    /** Two images of 2x1x2: the first channel is 0 and 255, the second 51 everywhere, or 102. */
    private static final ImageDataset IMAGES = ImageDataset.of(
            new Shape(List.of(2, 1, 2)), new byte[] {0, -1, 51, 51, -1, 0, 102, 102}, new int[] {2, 0}, 3);

    @Test
    void makesABatchInTheOrderOfTheIndices() {
        DataSet batch = IMAGES.batch(new int[] {1, 0}, DataType.FLOAT, Standardization.none(2));
        assertArrayEquals(new long[] {2, 2, 1, 2}, batch.getFeatures().shape());
        assertArrayEquals(
                new float[] {1, 0, 0.4f, 0.4f, 0, 1, 0.2f, 0.2f},
                batch.getFeatures().dup('c').data().asFloat(),
                1e-6f);
        assertArrayEquals(
                new float[][] {{1, 0, 0}, {0, 0, 1}}, batch.getLabels().toFloatMatrix());
    }

    @Test
    void standardizesEachChannel() {
        Standardization standardization = Standardization.of(IMAGES);
        assertEquals(0.5, standardization.mean().get(0), 1e-12);
        assertEquals(0.5, standardization.standardDeviation().get(0), 1e-12);
        assertEquals(0.3, standardization.mean().get(1), 1e-12);
        assertEquals(0.1, standardization.standardDeviation().get(1), 1e-12);
        assertArrayEquals(
                new float[] {-1, 1, -1, -1},
                IMAGES.batch(new int[] {0}, DataType.DOUBLE, standardization)
                        .getFeatures()
                        .dup('c')
                        .data()
                        .asFloat(),
                1e-6f);
    }

    @Test
    void dividesAChannelOfOneColourByOne() {
        Standardization standardization = Standardization.of(IMAGES.first(1));
        assertEquals(1, standardization.standardDeviation().get(1));
    }

    @Test
    void givesArraysOfTheTypeAskedFor() {
        DataSet batch = IMAGES.batch(new int[] {0}, DataType.FLOAT16, Standardization.none(2));
        assertEquals(DataType.FLOAT16, batch.getFeatures().dataType());
        assertEquals(DataType.FLOAT16, batch.getLabels().dataType());
    }

    @Test
    void takesASubset() {
        ImageDataset second = IMAGES.withClassNames(List.of("a", "b", "c")).subset(1);
        assertEquals(1, second.size());
        assertEquals(0, second.label(0));
        assertEquals(255, second.pixel(0, 0, 0, 0));
        assertEquals(102, second.pixel(0, 1, 0, 1));
        assertEquals(List.of("a", "b", "c"), second.classNames());
        assertEquals(2, IMAGES.first(100).size());
    }

    @Test
    void doesNotChangeWithTheArraysItWasMadeOf() {
        byte[] pixels = {1};
        int[] labels = {0};
        ImageDataset images = ImageDataset.of(new Shape(List.of(1, 1, 1)), pixels, labels, 2);
        pixels[0] = 2;
        labels[0] = 1;
        assertEquals(1, images.pixel(0, 0, 0, 0));
        assertEquals(0, images.label(0));
    }

    @Test
    void hasAFingerprintOfItsPixelsAndLabels() {
        assertEquals(IMAGES.fingerprint(), IMAGES.subset(0, 1).fingerprint());
        assertNotEquals(IMAGES.fingerprint(), IMAGES.subset(1, 0).fingerprint());
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        Shape image = new Shape(List.of(1, 2, 2));
        assertFault(
                "There are 7 pixels, but 2 images of 1x2x2 must have 8.",
                () -> ImageDataset.of(image, new byte[7], new int[2], 3));
        assertFault(
                "There is a label 3, but of 3 classes a label must be from 0 to 2.",
                () -> ImageDataset.of(image, new byte[4], new int[] {3}, 3));
        assertFault(
                "An image has the shape 4; it must be channels x height x width.",
                () -> ImageDataset.of(new Shape(List.of(4)), new byte[4], new int[1], 3));
        assertFault(
                "There are 2 class names, but 3 classes; give one name a class.",
                () -> IMAGES.withClassNames(List.of("a", "b")));
        assertFault(
                "The standardization is for 1 channels, but the images have 2.",
                () -> IMAGES.batch(new int[] {0}, DataType.FLOAT, Standardization.none(1)));
        assertFault(
                "A channel has the standard deviation 0.0; it must be above 0.",
                () -> new Standardization(List.of(0.0), List.of(0.0)));
    }

    private static void assertFault(String expected, Runnable action) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }
}
