/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How an image becomes a network's input: it is resized and cropped, the order of its channels and the range of its values are
 * changed, the mean is subtracted, and the rest is divided by the standard deviation.
 *
 * @param channels of the input: 1 for grey, 3 for colour; images of the other kind are converted
 * @param height of the input, in pixels
 * @param width of the input, in pixels
 * @param framing which part of the image the input is
 * @param interpolation how it is resized
 * @param channelOrder the order of colour channels
 * @param range what the mean and the standard deviation are measured in
 * @param mean of each channel, in that order
 * @param standardDeviation of each channel, above 0
 */
public record Preprocessing(
        int channels,
        int height,
        int width,
        Framing framing,
        Interpolation interpolation,
        ChannelOrder channelOrder,
        ValueRange range,
        List<Double> mean,
        List<Double> standardDeviation) {
    private static final int VALUES = 256;

    /**
     * Copies and checks the numbers.
     *
     * @param channels of the input
     * @param height of the input, in pixels
     * @param width of the input, in pixels
     * @param framing which part of the image the input is
     * @param interpolation how it is resized
     * @param channelOrder the order of colour channels
     * @param range what the mean and the standard deviation are measured in
     * @param mean of each channel, in that order
     * @param standardDeviation of each channel, above 0
     * @throws IllegalArgumentException if a number makes no sense
     */
    public Preprocessing {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        require(channels == 1 || channels == 3, "channels is " + channels + "; it must be 1 (grey) or 3 (colour).");
        require(height >= 1, "height is " + height + "; it must be at least 1.");
        require(width >= 1, "width is " + width + "; it must be at least 1.");
        require(
                (long) height * width <= Integer.MAX_VALUE / channels,
                "height x width is " + height + " x " + width + "; they must be at most " + Integer.MAX_VALUE / channels
                        + " pixels.");
        if (framing instanceof Framing.CenterCrop crop) {
            int longer = Math.max(height, width);
            require(
                    crop.resize() >= longer,
                    "resize is " + crop.resize() + "; it must be at least " + longer + ", so that the crop fits.");
        }
        if (framing instanceof Framing.CoverCrop cover) {
            require(
                    cover.coveredHeight() >= height && cover.coveredWidth() >= width,
                    "the area to cover is " + cover.coveredHeight() + " x " + cover.coveredWidth()
                            + "; it must be at least " + height + " x " + width + ", so that the crop fits.");
        }
        require(
                channels == 3 || channelOrder == ChannelOrder.RGB,
                "channelOrder is BGR, but grey images have one channel; use RGB.");
        requireForEach(channels, "mean", mean);
        requireForEach(channels, "standardDeviation", standardDeviation);
        for (double value : standardDeviation) {
            require(value > 0, "standardDeviation has " + value + "; it must be above 0.");
        }
    }

    /**
     * {@return the largest centred part of an image that has the input's proportions, bilinear, red first, from 0 to 1}
     *
     * @param channels of the input: 1 for grey, 3 for colour
     * @param height of the input, in pixels
     * @param width of the input, in pixels
     * @throws IllegalArgumentException if there are not 1 or 3 channels, or a side is below 1
     */
    public static Preprocessing of(int channels, int height, int width) {
        return new Preprocessing(
                channels,
                height,
                width,
                covering(height, width),
                Interpolation.BILINEAR,
                ChannelOrder.RGB,
                ValueRange.ZERO_TO_ONE,
                Collections.nCopies(Math.max(channels, 0), 0.0),
                Collections.nCopies(Math.max(channels, 0), 1.0));
    }

    /**
     * {@return what {@link #properties()} gave; empty where there is nothing of the kind}
     *
     * @param properties the metadata of a file; keys of other beginnings do not count
     * @throws IllegalArgumentException if a property is missing, unknown or makes no sense
     */
    public static Optional<Preprocessing> of(Map<String, String> properties) {
        return PreprocessingProperties.parse(properties);
    }

    /** {@return it as text, for the metadata of a file: keys begin with {@code preprocessing.}} */
    public Map<String, String> properties() {
        return PreprocessingProperties.format(this);
    }

    /**
     * {@return it with images whose shorter side is resized to so many pixels before the input is cut out of their middle}
     *
     * @param resize the shorter side in pixels, at least the longer one of the input
     */
    public Preprocessing withCenterCrop(int resize) {
        return with(new Framing.CenterCrop(resize));
    }

    /**
     * {@return it with images that are resized until they just cover so many pixels, before the input is cut out of their middle} With the
     * input's own height and width that is the largest centred part of an image; timm divides them by its {@code crop_pct}.
     *
     * @param coveredHeight in pixels, at least the input's
     * @param coveredWidth in pixels, at least the input's
     */
    public Preprocessing withCenterCrop(int coveredHeight, int coveredWidth) {
        return with(covering(coveredHeight, coveredWidth));
    }

    /** A square is covered when the shorter side is as long, which torchvision and timm round otherwise than the rest. */
    private static Framing covering(int height, int width) {
        return height == width ? new Framing.CenterCrop(height) : new Framing.CoverCrop(height, width);
    }

    /** {@return it with whole images that are resized to the input, whatever their proportions} */
    public Preprocessing withoutCrop() {
        return with(new Framing.Stretch());
    }

    /**
     * {@return it with another interpolation}
     *
     * @param other how images are resized
     */
    public Preprocessing withInterpolation(Interpolation other) {
        return new Preprocessing(channels, height, width, framing, other, channelOrder, range, mean, standardDeviation);
    }

    /**
     * {@return it with another order of colour channels} The means keep their places: the first is that of the first channel.
     *
     * @param other the order of colour channels
     */
    public Preprocessing withChannelOrder(ChannelOrder other) {
        return new Preprocessing(
                channels, height, width, framing, interpolation, other, range, mean, standardDeviation);
    }

    /**
     * {@return it with other values before the mean is subtracted}
     *
     * @param other what the mean and the standard deviation are measured in
     */
    public Preprocessing withRange(ValueRange other) {
        return new Preprocessing(
                channels, height, width, framing, interpolation, channelOrder, other, mean, standardDeviation);
    }

    /**
     * {@return it with other means: one for each channel, or one for all}
     *
     * @param values measured in the range, in the order of the channels
     */
    public Preprocessing withMean(double... values) {
        return new Preprocessing(
                channels,
                height,
                width,
                framing,
                interpolation,
                channelOrder,
                range,
                forEach(values),
                standardDeviation);
    }

    /**
     * {@return it with other standard deviations: one for each channel, or one for all}
     *
     * @param values above 0, measured in the range, in the order of the channels
     */
    public Preprocessing withStandardDeviation(double... values) {
        return new Preprocessing(
                channels, height, width, framing, interpolation, channelOrder, range, mean, forEach(values));
    }

    /**
     * An image as the network sees it, before its values are scaled.
     *
     * @param image of any size; grey or with red, green and blue
     * @return unsigned bytes {@code [C, H, W]}
     * @throws IllegalArgumentException if the image has other colours
     */
    public byte[] pixels(BufferedImage image) {
        return pixels(ImageRows.of(image, channels));
    }

    /**
     * An image as the network sees it, before its values are scaled.
     *
     * @param image of any size, of as many channels
     * @return unsigned bytes {@code [C, H, W]}
     * @throws IllegalArgumentException if the image has another number of channels
     */
    public byte[] pixels(Pixels image) {
        require(
                image.channels() == channels,
                "The image has " + image.channels() + (image.channels() == 1 ? " channel" : " channels")
                        + ", but the input has " + channels + "; decode it with as many.");
        return pixels(image.rows());
    }

    private byte[] pixels(PixelRows rows) {
        byte[] pixels = new Resampler(
                        rows, height, width, framing.frame(rows.height(), rows.width(), height, width), interpolation)
                .resize(rows);
        if (channelOrder == ChannelOrder.BGR) {
            int plane = height * width;
            byte[] first = new byte[plane];
            System.arraycopy(pixels, 0, first, 0, plane);
            System.arraycopy(pixels, 2 * plane, pixels, 0, plane);
            System.arraycopy(first, 0, pixels, 2 * plane, plane);
        }
        return pixels;
    }

    /**
     * An image as the network takes it.
     *
     * @param image of any size; grey or with red, green and blue
     * @return {@code [C, H, W]}, the width fastest
     * @throws IllegalArgumentException if the image has other colours
     */
    public float[] apply(BufferedImage image) {
        return scaled(pixels(image));
    }

    /**
     * An image as the network takes it.
     *
     * @param image of any size, of as many channels
     * @return {@code [C, H, W]}, the width fastest
     * @throws IllegalArgumentException if the image has another number of channels
     */
    public float[] apply(Pixels image) {
        return scaled(pixels(image));
    }

    private float[] scaled(byte[] pixels) {
        float[] input = new float[pixels.length];
        int plane = height * width;
        for (int channel = 0; channel < channels; channel++) {
            float[] table = table(channel);
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                input[i] = table[Byte.toUnsignedInt(pixels[i])];
            }
        }
        return input;
    }

    /**
     * An image file as the network takes it.
     *
     * @param file the file to read
     * @return {@code [C, H, W]}, the width fastest
     * @throws InvalidImageException if the file is missing, no image, damaged or too large
     */
    public float[] apply(Path file) throws IOException {
        return apply(ImageFile.load(file));
    }

    private float[] table(int channel) {
        float[] table = new float[VALUES];
        for (int value = 0; value < VALUES; value++) {
            double scaled = value * range.end() / 255.0;
            table[value] = (float) ((scaled - mean.get(channel)) / standardDeviation.get(channel));
        }
        return table;
    }

    private Preprocessing with(Framing other) {
        return new Preprocessing(
                channels, height, width, other, interpolation, channelOrder, range, mean, standardDeviation);
    }

    private List<Double> forEach(double... values) {
        return values.length == 1
                ? Collections.nCopies(channels, values[0])
                : DoubleStream.of(values).boxed().toList();
    }

    private static void requireForEach(int channels, String name, List<Double> values) {
        require(
                values.size() == channels,
                name + " has " + values.size() + " values; it must have " + channels + ", one for each channel.");
        for (double value : values) {
            require(Double.isFinite(value), name + " has " + value + "; it must be a finite number.");
        }
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }
}
