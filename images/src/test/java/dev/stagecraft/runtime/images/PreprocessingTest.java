/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {
    private static final Preprocessing IMAGENET = Preprocessing.of(3, 224, 224)
            .withCenterCrop(256)
            .withMean(0.485, 0.456, 0.406)
            .withStandardDeviation(0.229, 0.224, 0.225);
    private static final Preprocessing KERAS = Preprocessing.of(3, 200, 100)
            .withoutCrop()
            .withInterpolation(Interpolation.NEAREST)
            .withChannelOrder(ChannelOrder.BGR)
            .withRange(ValueRange.ZERO_TO_255)
            .withMean(103.939, 116.779, 123.68);

    @Test
    void propertiesAndBack() {
        for (Preprocessing preprocessing : List.of(
                IMAGENET,
                KERAS,
                Preprocessing.of(1, 28, 28),
                Preprocessing.of(3, 64, 48).withCenterCrop(73, 54))) {
            Map<String, String> properties = new HashMap<>(preprocessing.properties());
            properties.put("something.else", "x");
            assertEquals(Optional.of(preprocessing), Preprocessing.of(properties));
        }
        assertEquals(Optional.empty(), Preprocessing.of(Map.of("something.else", "x")));
    }

    @Test
    void propertiesAreReadable() {
        assertEquals(
                Map.of(
                        "preprocessing.input", "3x224x224",
                        "preprocessing.framing", "center-crop 256",
                        "preprocessing.interpolation", "BILINEAR",
                        "preprocessing.channelOrder", "RGB",
                        "preprocessing.range", "ZERO_TO_ONE",
                        "preprocessing.mean", "0.485 0.456 0.406",
                        "preprocessing.standardDeviation", "0.229 0.224 0.225"),
                IMAGENET.properties());
    }

    /** Nothing is lost of an image that has the input's proportions, and nothing is enlarged. */
    @Test
    void largestCentredPart() {
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32; i++) {
            image.setRGB(i % 8, i / 8, i % 8 * 30 << 16 | i / 8 * 60);
        }
        byte[] pixels = Preprocessing.of(3, 4, 8).pixels(image);
        for (int i = 0; i < 32; i++) {
            assertEquals(i % 8 * 30, Byte.toUnsignedInt(pixels[i]));
            assertEquals(i / 8 * 60, Byte.toUnsignedInt(pixels[64 + i]));
        }
        byte[] middle = Preprocessing.of(3, 4, 2).pixels(image);
        assertArrayEquals(new byte[] {90, 120, 90, 120, 90, 120, 90, 120}, Arrays.copyOf(middle, 8));
        byte[] wide = Preprocessing.of(3, 1, 8).pixels(image);
        assertArrayEquals(new byte[] {0, 30, 60, 90, 120, (byte) 150, (byte) 180, (byte) 210}, Arrays.copyOf(wide, 8));
    }

    /** A file of an earlier version has what its network was trained with, an enlarged middle. */
    @Test
    void propertiesOfEarlierVersions() {
        Map<String, String> properties = new HashMap<>(Preprocessing.of(3, 4, 8).properties());
        assertEquals("cover-crop 4x8", properties.get("preprocessing.framing"));
        properties.put("preprocessing.framing", "center-crop 8");
        assertEquals(Optional.of(Preprocessing.of(3, 4, 8).withCenterCrop(8)), Preprocessing.of(properties));
        assertEquals("center-crop 8", Preprocessing.of(3, 8, 8).properties().get("preprocessing.framing"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            input ## 3x224 ## The property preprocessing.input is "3x224"; it must be channels x height x width, as 3x224x224.
            input ## 3x224x ## The property preprocessing.input is "3x224x"; it must be channels x height x width, as 3x224x224.
            input ## 2x224x224 ## channels is 2; it must be 1 (grey) or 3 (colour).
            input ## 3x0x224 ## height is 0; it must be at least 1.
            input ## 3x2147483647x2147483647 ## height x width is 2147483647 x 2147483647; they must be at most 715827882 pixels.
            framing ## center-crop ## The property preprocessing.framing is "center-crop"; it must be "stretch", "center-crop" and a number of pixels, or "cover-crop" and height x width.
            framing ## cover-crop 256 ## The property preprocessing.framing is "cover-crop 256"; it must be "stretch", "center-crop" and a number of pixels, or "cover-crop" and height x width.
            framing ## cover-crop 200x300 ## the area to cover is 200 x 300; it must be at least 224 x 224, so that the crop fits.
            framing ## center-crop 200 ## resize is 200; it must be at least 224, so that the crop fits.
            framing ## Stretch ## The property preprocessing.framing is "Stretch"; it must be "stretch", "center-crop" and a number of pixels, or "cover-crop" and height x width.
            interpolation ## LANCZOS ## The property preprocessing.interpolation is "LANCZOS"; it must be one of [NEAREST, BILINEAR, BICUBIC].
            channelOrder ## rgb ## The property preprocessing.channelOrder is "rgb"; it must be one of [RGB, BGR].
            range ## 255 ## The property preprocessing.range is "255"; it must be one of [ZERO_TO_ONE, ZERO_TO_255].
            mean ## 0.1 0.2 ## mean has 2 values; it must have 3, one for each channel.
            mean ## 0.1, 0.2, 0.3 ## The property preprocessing.mean is "0.1, 0.2, 0.3"; it must be numbers with a space between them.
            mean ## 0.1 NaN 0.3 ## mean has NaN; it must be a finite number.
            standardDeviation ## 1 1 0 ## standardDeviation has 0.0; it must be above 0.
            """)
    void everyBadProperty(String name, String value, String message) {
        Map<String, String> properties = new HashMap<>(IMAGENET.properties());
        properties.put("preprocessing." + name, value);
        assertFault(message, () -> Preprocessing.of(properties));
    }

    @Test
    void missingAndUnknownProperties() {
        String all =
                "[preprocessing.channelOrder, preprocessing.framing, preprocessing.input, preprocessing.interpolation,"
                        + " preprocessing.mean, preprocessing.range, preprocessing.standardDeviation]";
        Map<String, String> missing = new HashMap<>(IMAGENET.properties());
        missing.remove("preprocessing.mean");
        assertFault(
                "The property preprocessing.mean is missing; all of " + all + " must be there.",
                () -> Preprocessing.of(missing));
        Map<String, String> unknown = new HashMap<>(IMAGENET.properties());
        unknown.put("preprocessing.gamma", "2.2");
        assertFault(
                "There is no property preprocessing.gamma; it must be one of " + all + ".",
                () -> Preprocessing.of(unknown));
    }

    @Test
    void everyBadValue() {
        assertFault("channels is 0; it must be 1 (grey) or 3 (colour).", () -> Preprocessing.of(0, 8, 8));
        assertFault("channels is -1; it must be 1 (grey) or 3 (colour).", () -> Preprocessing.of(-1, 8, 8));
        assertFault("width is 0; it must be at least 1.", () -> Preprocessing.of(3, 8, 0));
        assertFault(
                "channelOrder is BGR, but grey images have one channel; use RGB.",
                () -> Preprocessing.of(1, 8, 8).withChannelOrder(ChannelOrder.BGR));
        assertFault(
                "standardDeviation has 2 values; it must have 3, one for each channel.",
                () -> Preprocessing.of(3, 8, 8).withStandardDeviation(1, 1));
        assertFault(
                "mean has 0 values; it must have 3, one for each channel.",
                () -> Preprocessing.of(3, 8, 8).withMean());
    }

    /**
     * What is cut off is not computed, so that neither proportions nor the resized side take time or memory. To walk there, a pixel
     * after the other, would be 70,000,000,000,000 steps.
     */
    @ParameterizedTest
    @EnumSource
    void extremeProportions(Interpolation interpolation) {
        BufferedImage strip = new BufferedImage(65_535, 1, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 32_760; x < 32_775; x++) {
            strip.setRGB(x, 0, 0xFF8040);
        }
        Preprocessing preprocessing =
                Preprocessing.of(3, 4, 4).withCenterCrop(Integer.MAX_VALUE).withInterpolation(interpolation);
        preprocessing.pixels(strip); // The first time loads classes.
        long before = AllocatedMemory.bytes();
        byte[] pixels = preprocessing.pixels(strip);
        long taken = AllocatedMemory.bytes() - before;
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(0xFF8040 >> 16 - i / 16 * 8 & 0xFF, Byte.toUnsignedInt(pixels[i]));
        }
        // A row of the image some times over, and no row of the resized one.
        assertTrue(taken < 20 * 65_535, taken + " bytes");
    }

    /** Blue stays blue in the first channel of three. */
    @Test
    void channelsOfColoursAndGreys() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4; i++) {
            image.setRGB(i % 2, i / 2, 0x0A141E);
        }
        Preprocessing color = Preprocessing.of(3, 1, 1);
        assertArrayEquals(new byte[] {10, 20, 30}, color.pixels(image));
        assertArrayEquals(
                new byte[] {30, 20, 10},
                color.withChannelOrder(ChannelOrder.BGR).pixels(image));
        assertArrayEquals(new byte[] {18}, Preprocessing.of(1, 1, 1).pixels(image));
        assertArrayEquals(new float[] {18 / 255f}, Preprocessing.of(1, 1, 1).apply(image), 1e-7f);
    }

    /** Of 16 bits the higher 8 count; Java's own conversion would brighten greys. */
    @Test
    void greysOfSixteenBits() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0xA1B2);
        assertArrayEquals(
                new byte[] {(byte) 0xA1, (byte) 0xA1, (byte) 0xA1},
                Preprocessing.of(3, 1, 1).pixels(image));
        BufferedImage bytes = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        bytes.getRaster().setSample(0, 0, 0, 128);
        assertArrayEquals(new byte[] {(byte) 128}, Preprocessing.of(1, 1, 1).pixels(bytes));
    }

    /**
     * Each row has 0, 100, 255, 256, 1,000, 20,000, 40,000 and 65,535. Of colours Pillow 12.3 gives the same; of greys its {@code convert("RGB")} gives 0, 100
     * and then 255, which is the exception that docs/images.md names.
     */
    @ParameterizedTest
    @ValueSource(strings = {"grey-16-values.png", "rgb-16-values.png"})
    void filesOfSixteenBits(String name) throws IOException {
        byte[] row = {0, 0, 0, 1, 3, 78, (byte) 156, (byte) 255};
        byte[] pixels = Preprocessing.of(3, 8, 8).withoutCrop().pixels(ImageFile.load(Samples.file(name)));
        for (int start = 0; start < pixels.length; start += row.length) {
            assertArrayEquals(row, Arrays.copyOfRange(pixels, start, start + row.length));
        }
    }

    @Test
    void otherColours() {
        ColorSpace space = new ColorSpace(ColorSpace.TYPE_CMYK, 4) {
            private static final long serialVersionUID = 1L;

            @Override
            public float[] toRGB(float[] colors) {
                return new float[3];
            }

            @Override
            public float[] fromRGB(float[] colors) {
                return new float[4];
            }

            @Override
            public float[] toCIEXYZ(float[] colors) {
                return new float[3];
            }

            @Override
            public float[] fromCIEXYZ(float[] colors) {
                return new float[4];
            }
        };
        ComponentColorModel colors =
                new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = colors.createCompatibleWritableRaster(2, 2);
        assertFault(
                "The image has colours of 4 components, and is neither grey nor of red, green and blue; convert it to RGB.",
                () -> Preprocessing.of(3, 2, 2).pixels(new BufferedImage(colors, raster, false, null)));
    }

    private static void assertFault(String message, Supplier<?> call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::get).getMessage());
    }
}
