/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is taken from the pixels of each channel, and what they are divided by, so that a network sees values around 0:
 * {@code (pixel / 255 - mean) / standardDeviation}. It is declared with the network, or computed from the
 * training images, and used for all others.
 *
 * @param mean of each channel, on the scale of 0 to 1
 * @param standardDeviation of each channel, on the same scale; above 0
 */
public record Standardization(List<Double> mean, List<Double> standardDeviation) {
    private static final int VALUES = 256;

    /**
     * Copies and checks the numbers.
     *
     * @param mean of each channel, on the scale of 0 to 1
     * @param standardDeviation of each channel, on the same scale
     * @throws IllegalArgumentException if there are not as many of one as of the other, or a number makes no sense
     */
    public Standardization {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (mean.size() != standardDeviation.size()) {
            throw new IllegalArgumentException("There are " + mean.size() + " means and " + standardDeviation.size()
                    + " standard deviations; there must be one of each for every channel.");
        }
        for (double value : mean) {
            require(Double.isFinite(value), "mean " + value + "; it must be a finite number.");
        }
        for (double value : standardDeviation) {
            require(value > 0 && Double.isFinite(value), "standard deviation " + value + "; it must be above 0.");
        }
    }

    /**
     * {@return a mean of 0 and a standard deviation of 1 for each channel: pixels from 0 to 1}
     *
     * @param channels how many an image has
     */
    public static Standardization none(int channels) {
        return new Standardization(
                IntStream.range(0, channels).mapToObj(channel -> 0.0).toList(),
                IntStream.range(0, channels).mapToObj(channel -> 1.0).toList());
    }

    /**
     * {@return that of a preprocessing}
     *
     * @param preprocessing how an image becomes the network's input
     */
    public static Standardization of(Preprocessing preprocessing) {
        double white = preprocessing.range().end();
        return new Standardization(
                preprocessing.mean().stream().map(mean -> mean / white).toList(),
                preprocessing.standardDeviation().stream()
                        .map(deviation -> deviation / white)
                        .toList());
    }

    /**
     * {@return a preprocessing with this in place of its own mean and standard deviation}
     *
     * @param preprocessing of as many channels
     */
    public Preprocessing in(Preprocessing preprocessing) {
        return preprocessing
                .withRange(ValueRange.ZERO_TO_ONE)
                .withMean(mean.stream().mapToDouble(Double::doubleValue).toArray())
                .withStandardDeviation(standardDeviation.stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    /**
     * {@return that of these images} A channel of one colour, whose standard deviation is 0, is divided by 1.
     *
     * @param images those that a network is trained on
     */
    public static Standardization of(ImageDataset images) {
        return of(images.histograms());
    }

    static Standardization of(Histograms histograms) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (long[] histogram : histograms.counts()) {
            double count = 0;
            double sum = 0;
            for (int value = 0; value < VALUES; value++) {
                count += histogram[value];
                sum += histogram[value] * (value / 255.0);
            }
            double mean = sum / count;
            double squares = 0;
            for (int value = 0; value < VALUES; value++) {
                squares += histogram[value] * Math.pow(value / 255.0 - mean, 2);
            }
            double deviation = Math.sqrt(squares / count);
            means.add(mean);
            deviations.add(deviation < 1e-9 ? 1 : deviation);
        }
        return new Standardization(means, deviations);
    }

    /** {@return what each of the 256 values of a pixel becomes in each channel, {@code [C][256]}} */
    public float[][] tables() {
        return IntStream.range(0, mean.size()).mapToObj(this::table).toArray(float[][]::new);
    }

    /** What each of the 256 values of a pixel becomes in this channel. */
    float[] table(int channel) {
        float[] table = new float[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = (float) ((value / 255.0 - mean.get(channel)) / standardDeviation.get(channel));
        }
        return table;
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException("A channel has the " + fault);
        }
    }
}
