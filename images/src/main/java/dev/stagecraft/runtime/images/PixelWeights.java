/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/**
 * What pixels along one side of a resized image are sums of. The numbers are Pillow's ({@code Resample.c}): a filter that is
 * stretched where the image shrinks, in whole numbers of 1/2^22.
 *
 * @param first for each pixel, the first pixel of the image that it is a sum of
 * @param weights for each pixel, the weights of that one and those that follow
 */
record PixelWeights(int[] first, int[][] weights) {
    private static final int PRECISION_BITS = 32 - 8 - 2;
    private static final int ONE = 1 << PRECISION_BITS;

    /**
     * Those of a part of a resized side.
     *
     * @param length of the image's side
     * @param resized the length of the resized one
     * @param begin the first pixel of the part
     * @param count the number of its pixels
     */
    static PixelWeights of(int length, long resized, long begin, int count, Interpolation interpolation) {
        return interpolation == Interpolation.NEAREST
                ? nearest(length, resized, begin, count)
                : sums(length, resized, begin, count, interpolation);
    }

    /** A sum of bytes, which are rounded and kept from 0 to 255. */
    static byte rounded(int sum) {
        return (byte) Math.max(0, Math.min(255, (sum + ONE / 2) >> PRECISION_BITS));
    }

    /** The pixel behind the last one that any is a sum of. */
    int end() {
        int last = first.length - 1;
        return first[last] + weights[last].length;
    }

    private static PixelWeights nearest(int length, long resized, long begin, int count) {
        int[] first = new int[count];
        int[][] weights = new int[count][];
        double step = (double) length / resized;
        // Pillow adds up, and so rounds as this does.
        double middle = RepeatedSum.of(step * 0.5, step, begin);
        for (int pixel = 0; pixel < count; pixel++) {
            first[pixel] = Math.min((int) middle, length - 1);
            weights[pixel] = new int[] {ONE};
            middle += step;
        }
        return new PixelWeights(first, weights);
    }

    private static PixelWeights sums(int length, long resized, long begin, int count, Interpolation interpolation) {
        int[] first = new int[count];
        int[][] weights = new int[count][];
        double scale = (double) length / resized;
        double stretch = Math.max(1, scale);
        double reach = interpolation.reach() * stretch;
        for (int pixel = 0; pixel < count; pixel++) {
            double middle = (begin + pixel + 0.5) * scale;
            int start = (int) Math.max(0, middle - reach + 0.5);
            int end = (int) Math.min(length, middle + reach + 0.5);
            first[pixel] = start;
            weights[pixel] = normalized(start, end, middle, 1 / stretch, interpolation);
        }
        return new PixelWeights(first, weights);
    }

    private static int[] normalized(int start, int end, double middle, double squeeze, Interpolation interpolation) {
        double[] weights = new double[end - start];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = interpolation.weight((i + start - middle + 0.5) * squeeze);
            total += weights[i];
        }
        int[] whole = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double weight = total == 0 ? weights[i] : weights[i] / total;
            whole[i] = (int) (weight * ONE + (weight < 0 ? -0.5 : 0.5));
        }
        return whole;
    }
}
