/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.util.stream.IntStream;

/**
 * The rows of an image as bytes of 1 channel (grey) or 3 (red, green, blue). Values are those that the file has: profiles of
 * colours are not applied, as Pillow does not, transparency is dropped, and of 16 bits the higher 8 are taken. Pillow does the
 * same but with grey of 16 bits and without transparency, of which it takes all that is above 255 for white.
 */
final class ImageRows implements PixelRows {
    /** Puts a row into three channels, or in one where the image is grey. */
    private interface Source {
        void read(int y, byte[][] into);
    }

    private final BufferedImage image;
    private final Source source;
    private final byte[][] samples;
    private final byte[][] row;

    /** @param samples what the source fills, {@code [1 or 3][width]} */
    private ImageRows(BufferedImage image, int channels, Source source, byte[][] samples) {
        this.image = image;
        this.source = source;
        this.samples = samples;
        boolean isConverted = channels == 1 && samples.length == 3;
        row = new byte[channels][];
        for (int channel = 0; channel < channels; channel++) {
            row[channel] = isConverted ? new byte[image.getWidth()] : samples[samples.length == 1 ? 0 : channel];
        }
    }

    /**
     * The rows of an image.
     *
     * @param channels 1 or 3
     * @throws IllegalArgumentException if it is neither grey nor of red, green and blue
     */
    static ImageRows of(BufferedImage image, int channels) {
        ColorModel colors = image.getColorModel();
        if (!canRead(image)) {
            throw new IllegalArgumentException("The image has colours of " + colors.getNumColorComponents()
                    + " components, and is neither grey nor of red, green and blue; convert it to RGB.");
        }
        byte[][] color = new byte[3][image.getWidth()];
        if (colors instanceof IndexColorModel palette) {
            return new ImageRows(image, channels, palette(image, palette), color);
        }
        if (colors instanceof DirectColorModel && !colors.isAlphaPremultiplied() && !isGrey(image)) {
            return new ImageRows(image, channels, packed(image), color);
        }
        int type = image.getRaster().getTransferType();
        boolean isPlain = colors instanceof ComponentColorModel
                && !colors.isAlphaPremultiplied()
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
                && IntStream.of(colors.getComponentSize()).allMatch(bits -> bits == DataBuffer.getDataTypeSize(type));
        if (!isPlain) {
            return new ImageRows(image, channels, colors(image), color);
        }
        return new ImageRows(
                image,
                channels,
                type == DataBuffer.TYPE_BYTE ? bytes(image) : words(image),
                isGrey(image) ? new byte[1][image.getWidth()] : color);
    }

    /** Whether an image is grey or of red, green and blue. */
    static boolean canRead(BufferedImage image) {
        return isGrey(image) || image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB;
    }

    private static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    @Override
    public int channels() {
        return row.length;
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public byte[][] read(int y) {
        source.read(y, samples);
        if (row.length < samples.length) {
            for (int x = 0; x < row[0].length; x++) {
                row[0][x] = luma(samples[0][x], samples[1][x], samples[2][x]);
            }
        }
        return row;
    }

    /** That of ITU-R 601 in whole numbers, as Pillow has it. */
    static byte luma(byte red, byte green, byte blue) {
        int sum = 19_595 * Byte.toUnsignedInt(red)
                + 38_470 * Byte.toUnsignedInt(green)
                + 7_471 * Byte.toUnsignedInt(blue);
        return (byte) (sum + 0x8000 >> 16);
    }

    private static Source bytes(BufferedImage image) {
        int width = image.getWidth();
        int bands = image.getRaster().getNumDataElements();
        byte[] pixels = new byte[width * bands];
        return (y, into) -> {
            image.getRaster().getDataElements(0, y, width, 1, pixels);
            for (int band = 0; band < into.length; band++) {
                byte[] target = into[band];
                for (int x = 0, i = band; x < width; x++, i += bands) {
                    target[x] = pixels[i];
                }
            }
        };
    }

    private static Source words(BufferedImage image) {
        int[] pixels = new int[image.getWidth()];
        return (y, into) -> {
            for (int band = 0; band < into.length; band++) {
                image.getRaster().getSamples(0, y, pixels.length, 1, band, pixels);
                for (int x = 0; x < pixels.length; x++) {
                    into[band][x] = (byte) (pixels[x] >> 8);
                }
            }
        };
    }

    /** Channels of a few bits each, which Pillow stretches to 8 and rounds down, where Java rounds to the nearest. */
    private static Source packed(BufferedImage image) {
        int[] bits = image.getColorModel().getComponentSize();
        int[] pixels = new int[image.getWidth()];
        return (y, into) -> {
            for (int band = 0; band < into.length; band++) {
                int most = (1 << bits[band]) - 1;
                image.getRaster().getSamples(0, y, pixels.length, 1, band, pixels);
                for (int x = 0; x < pixels.length; x++) {
                    into[band][x] = (byte) (pixels[x] * 255 / most);
                }
            }
        };
    }

    private static Source palette(BufferedImage image, IndexColorModel palette) {
        int[] entries = new int[palette.getMapSize()];
        palette.getRGBs(entries);
        int[] pixels = new int[image.getWidth()];
        return (y, into) -> {
            image.getRaster().getSamples(0, y, pixels.length, 1, 0, pixels);
            for (int x = 0; x < pixels.length; x++) {
                // An index beyond the palette is a colour that the file does not have.
                split(pixels[x] < entries.length ? entries[pixels[x]] : 0, x, into);
            }
        };
    }

    private static Source colors(BufferedImage image) {
        int[] pixels = new int[image.getWidth()];
        return (y, into) -> {
            image.getRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
            for (int x = 0; x < pixels.length; x++) {
                split(pixels[x], x, into);
            }
        };
    }

    private static void split(int rgb, int x, byte[][] into) {
        into[0][x] = (byte) (rgb >> 16);
        into[1][x] = (byte) (rgb >> 8);
        into[2][x] = (byte) rgb;
    }
}
