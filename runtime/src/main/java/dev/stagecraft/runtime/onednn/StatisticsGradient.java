/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The gradient of maps whose channels lie last, of which maxima and means over the channels were taken: each pixel's mean has a part of its own from all
 * channels, and its maximum is that of the first channel that has it. One pass over the maps, pixel by pixel; oneDNN has no primitive for it.
 */
abstract class StatisticsGradient {
    /** How many numbers a thread takes at once. */
    private static final int PIECE = 1 << 15;

    private final int pixels;
    private final int channels;

    private StatisticsGradient(MapShape maps) {
        pixels = Math.toIntExact(maps.height() * maps.width());
        channels = Math.toIntExact(maps.channels());
    }

    /** That of maps of a shape. */
    static StatisticsGradient of(MapShape maps) {
        return maps.format().type() == DataType.BFLOAT16 ? new OfShort(maps) : new OfFloat(maps);
    }

    /**
     * Writes it.
     *
     * @param maps what the statistics are of
     * @param gradient that of both statistics
     * @param result is written
     */
    final void write(INDArray maps, INDArray gradient, INDArray result) {
        int atOnce = Math.max(1, PIECE / channels);
        int pieces = (pixels + atOnce - 1) / atOnce;
        IntStream all = IntStream.range(0, Math.toIntExact(maps.size(0)) * pieces);
        (maps.length() > PIECE ? all.parallel() : all).forEach(number -> {
            int image = number / pieces;
            int from = number % pieces * atOnce;
            write(
                    image(maps, image),
                    image(gradient, image),
                    image(result, image),
                    from,
                    Math.min(pixels, from + atOnce));
        });
    }

    private static INDArray image(INDArray batch, int image) {
        return batch.get(NDArrayIndex.point(image));
    }

    final int channels() {
        return channels;
    }

    /** Writes some pixels of an image. */
    abstract void write(INDArray maps, INDArray gradient, INDArray result, int from, int to);

    /** The first channel that has the largest value. */
    static int largest(float[] pixel) {
        int largest = 0;
        float most = pixel[0];
        for (int channel = 1; channel < pixel.length; channel++) {
            float value = pixel[channel];
            if (value > most) {
                most = value;
                largest = channel;
            }
        }
        return largest;
    }

    /** Of 32 bits. */
    private static final class OfFloat extends StatisticsGradient {
        OfFloat(MapShape maps) {
            super(maps);
        }

        @Override
        void write(INDArray maps, INDArray gradient, INDArray result, int from, int to) {
            FloatBuffer values = numbers(maps);
            FloatBuffer ofStatistics = numbers(gradient);
            FloatBuffer written = numbers(result);
            int channels = channels();
            float[] pixel = new float[channels];
            for (int at = from; at < to; at++) {
                values.get(at * channels, pixel, 0, channels);
                int largest = largest(pixel);
                float ofMean = ofStatistics.get(2 * at + 1) / channels;
                Arrays.fill(pixel, ofMean);
                pixel[largest] = ofStatistics.get(2 * at) + ofMean;
                written.put(at * channels, pixel, 0, channels);
            }
        }

        private static FloatBuffer numbers(INDArray array) {
            return new FloatPointer(array.data().addressPointer())
                    .capacity(array.length())
                    .asBuffer();
        }
    }

    /** Of 16 bits, the first ones of 32. */
    private static final class OfShort extends StatisticsGradient {
        OfShort(MapShape maps) {
            super(maps);
        }

        @Override
        void write(INDArray maps, INDArray gradient, INDArray result, int from, int to) {
            ShortBuffer values = numbers(maps);
            ShortBuffer ofStatistics = numbers(gradient);
            ShortBuffer written = numbers(result);
            int channels = channels();
            short[] pixel = new short[channels];
            float[] read = new float[channels];
            for (int at = from; at < to; at++) {
                values.get(at * channels, pixel, 0, channels);
                for (int channel = 0; channel < channels; channel++) {
                    read[channel] = number(pixel[channel]);
                }
                int largest = largest(read);
                float ofMean = number(ofStatistics.get(2 * at + 1)) / channels;
                Arrays.fill(pixel, rounded(ofMean));
                pixel[largest] = rounded(number(ofStatistics.get(2 * at)) + ofMean);
                written.put(at * channels, pixel, 0, channels);
            }
        }

        private static float number(short bits) {
            return Float.intBitsToFloat(bits << Short.SIZE);
        }

        /** To the nearest; of two that are as near, the even one. */
        private static short rounded(float number) {
            int bits = Float.floatToIntBits(number);
            int odd = bits >>> Short.SIZE & 1;
            return (short) (Float.isNaN(number) ? bits >>> Short.SIZE : bits + Short.MAX_VALUE + odd >>> Short.SIZE);
        }

        private static ShortBuffer numbers(INDArray array) {
            return new ShortPointer(array.data().addressPointer())
                    .capacity(array.length())
                    .asBuffer();
        }
    }
}
