/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;

/**
 * The pixels of an image as unsigned bytes, one channel after the other. What is done with them gives others, and leaves them as they are.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height in pixels
 * @param width in pixels
 * @param values {@code [channels, height, width]}, the width fastest; not copied, and not to be changed
 */
public record Pixels(int channels, int height, int width, byte[] values) {
    /**
     * Checks the numbers.
     *
     * @param channels 1 (grey) or 3 (red, green, blue)
     * @param height in pixels
     * @param width in pixels
     * @param values {@code [channels, height, width]}
     * @throws IllegalArgumentException if they do not fit each other
     */
    public Pixels {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels is " + channels + "; it must be 1 (grey) or 3 (colour).");
        }
        if (height < 1 || width < 1 || values.length != (long) channels * height * width) {
            throw new IllegalArgumentException(
                    "There are " + values.length + " bytes, but an image of " + channels + "x" + height + "x" + width
                            + " must have as many as its sides multiply to, each of them at least 1.");
        }
    }

    /**
     * {@return the pixels of an image}
     *
     * @param image grey or with red, green and blue
     * @param channels 1 or 3; images of the other kind are converted
     * @throws IllegalArgumentException if the image has other colours
     */
    public static Pixels of(BufferedImage image, int channels) {
        ImageRows rows = ImageRows.of(image, channels);
        int width = rows.width();
        int plane = rows.height() * width;
        byte[] values = new byte[Math.multiplyExact(channels, plane)];
        for (int y = 0; y < rows.height(); y++) {
            byte[][] row = rows.read(y);
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(row[channel], 0, values, channel * plane + y * width, width);
            }
        }
        return new Pixels(channels, rows.height(), width, values);
    }

    /** {@return the number of pixels of a channel} */
    public int plane() {
        return height * width;
    }

    /**
     * {@return other values for an image of this size}
     *
     * @param others {@code [channels, height, width]}
     */
    public Pixels with(byte[] others) {
        return new Pixels(channels, height, width, others);
    }

    /**
     * {@return the image with another number of channels} Grey becomes the same in all three; of colours the brightness is kept, as Pillow has it.
     *
     * @param count 1 or 3
     */
    public Pixels withChannels(int count) {
        if (count == channels) {
            return this;
        }
        byte[] others = new byte[count * plane()];
        if (channels == 1) {
            for (int channel = 0; channel < count; channel++) {
                System.arraycopy(values, 0, others, channel * plane(), plane());
            }
        } else {
            for (int i = 0; i < others.length; i++) {
                others[i] = ImageRows.luma(values[i], values[i + plane()], values[i + 2 * plane()]);
            }
        }
        return new Pixels(count, height, width, others);
    }

    /**
     * {@return a part of the image}
     *
     * @param part which one
     * @throws IllegalArgumentException if it does not lie within the image
     */
    public Pixels crop(ImagePart part) {
        part.requireWithin(height, width);
        if (part.height() == height && part.width() == width) {
            return this;
        }
        byte[] cut = new byte[channels * part.height() * part.width()];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < part.height(); row++) {
                System.arraycopy(
                        values,
                        (channel * height + part.top() + row) * width + part.left(),
                        cut,
                        (channel * part.height() + row) * part.width(),
                        part.width());
            }
        }
        return new Pixels(channels, part.height(), part.width(), cut);
    }

    /**
     * {@return the image in another size, to the byte as Pillow resizes it}
     *
     * @param newHeight in pixels
     * @param newWidth in pixels
     * @param interpolation how pixels follow from those of the image
     */
    public Pixels resize(int newHeight, int newWidth, Interpolation interpolation) {
        Framing.Frame whole = new Framing.Frame(newHeight, newWidth, 0, 0);
        return new Pixels(
                channels,
                newHeight,
                newWidth,
                new Resampler(rows(), newHeight, newWidth, whole, interpolation).resize(rows()));
    }

    /** All of it, row after row. */
    PixelRows rows() {
        return new Rows(this, new byte[channels][width]);
    }

    /** The rows, each copied into the same arrays. */
    private record Rows(Pixels image, byte[][] row) implements PixelRows {
        @Override
        public int channels() {
            return image.channels;
        }

        @Override
        public int height() {
            return image.height;
        }

        @Override
        public int width() {
            return image.width;
        }

        @Override
        public byte[][] read(int y) {
            for (int channel = 0; channel < row.length; channel++) {
                System.arraycopy(
                        image.values, (channel * image.height + y) * image.width, row[channel], 0, image.width);
            }
            return row;
        }
    }
}
