/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels are those of Pillow and torchvision, and values those of torchvision and Keras. */
class ResamplingReferenceTest {
    private static final String[] SOURCES = {"wide", "high", "small"};

    @ParameterizedTest
    @EnumSource
    void centerCrop(Interpolation interpolation) throws IOException {
        Preprocessing preprocessing =
                Preprocessing.of(3, 21, 20).withCenterCrop(24).withInterpolation(interpolation);
        assertPixels("crop-24-21x20", preprocessing);
    }

    /** Most of these images is cut off, and the smallest is enlarged elevenfold. */
    @ParameterizedTest
    @EnumSource
    void centerCropOfLittle(Interpolation interpolation) throws IOException {
        Preprocessing preprocessing =
                Preprocessing.of(3, 17, 99).withCenterCrop(101).withInterpolation(interpolation);
        assertPixels("crop-101-17x99", preprocessing);
    }

    /** An input that is not square, as timm takes it with a {@code crop_pct} of 0.875. */
    @ParameterizedTest
    @EnumSource
    void coverCrop(Interpolation interpolation) throws IOException {
        Preprocessing preprocessing =
                Preprocessing.of(3, 21, 42).withCenterCrop(24, 48).withInterpolation(interpolation);
        assertPixels("cover-24x48-21x42", preprocessing);
    }

    /** With a {@code crop_pct} of 1. */
    @ParameterizedTest
    @EnumSource
    void largestPart(Interpolation interpolation) throws IOException {
        assertPixels("cover-31x17", Preprocessing.of(3, 31, 17).withInterpolation(interpolation));
    }

    @ParameterizedTest
    @EnumSource
    void withoutCrop(Interpolation interpolation) throws IOException {
        Preprocessing preprocessing = Preprocessing.of(3, 19, 30).withoutCrop().withInterpolation(interpolation);
        assertPixels("stretch-19x30", preprocessing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wide.png",
                "grey.png",
                "palette.png",
                "palette.gif",
                "wide.bmp",
                "bits.png",
                "alpha.png",
                "grey-alpha.png",
                "wide.jpg",
                "progressive.jpg",
                "grey.jpg",
                "cmyk.jpg"
            })
    void everyKindOfFile(String file) throws IOException {
        BufferedImage image = ImageFile.load(Samples.file(file));
        Preprocessing color =
                Preprocessing.of(3, image.getHeight(), image.getWidth()).withoutCrop();
        Preprocessing grey =
                Preprocessing.of(1, image.getHeight(), image.getWidth()).withoutCrop();
        assertArrayEquals(Samples.pixels(file + ".rgb.png", 3), color.pixels(image));
        assertArrayEquals(Samples.pixels(file + ".l.png", 1), grey.pixels(image));
    }

    @Test
    void valuesOfTorchvision() throws IOException {
        assertValues(
                "torchvision.f32",
                Preprocessing.of(3, 16, 16)
                        .withCenterCrop(18)
                        .withMean(0.485, 0.456, 0.406)
                        .withStandardDeviation(0.229, 0.224, 0.225));
    }

    @Test
    void valuesOfKeras() throws IOException {
        Preprocessing keras = Preprocessing.of(3, 16, 16).withoutCrop().withInterpolation(Interpolation.NEAREST);
        assertValues(
                "keras-caffe.f32",
                keras.withChannelOrder(ChannelOrder.BGR)
                        .withRange(ValueRange.ZERO_TO_255)
                        .withMean(103.939, 116.779, 123.68));
        assertValues("keras-tf.f32", keras.withMean(0.5).withStandardDeviation(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR})
    void imagesFromMemory(int type) throws IOException {
        BufferedImage image = ImageFile.load(Samples.file("wide.png"));
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
        copy.getGraphics().drawImage(image, 0, 0, null);
        Preprocessing preprocessing = Preprocessing.of(3, 21, 20).withCenterCrop(24);
        assertArrayEquals(preprocessing.pixels(image), preprocessing.pixels(copy));
    }

    private static void assertPixels(String framing, Preprocessing preprocessing) throws IOException {
        for (String source : SOURCES) {
            String expected = source + "." + framing + "."
                    + preprocessing.interpolation().name().toLowerCase(Locale.ROOT) + ".png";
            byte[] pixels = preprocessing.pixels(ImageFile.load(Samples.file(source + ".png")));
            assertArrayEquals(Samples.pixels(expected, 3), pixels, expected);
        }
    }

    private static void assertValues(String file, Preprocessing preprocessing) throws IOException {
        float[] actual = preprocessing.apply(Samples.file("wide.png"));
        float[] expected = new float[actual.length];
        byte[] bytes = Files.readAllBytes(Samples.file(file));
        assertEquals(expected.length * Float.BYTES, bytes.length);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(expected);
        assertArrayEquals(expected, actual, 2e-5f);
    }
}
