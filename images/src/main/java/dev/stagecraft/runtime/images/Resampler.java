/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.images.Framing.Frame;
import java.util.Arrays;

/**
 * Resizes images to the byte as Pillow does: first along the rows, which are rounded, then along the columns. Only what the
 * network sees is computed, so that neither a long image nor a large one takes more. Along the rows, four of them are
 * computed at a time, with the same weights; along the columns, all pixels of a row side by side, in loops that compilers turn into vectors.
 */
final class Resampler {
    private static final int AT_ONCE = 4;

    private final PixelWeights rows;
    private final PixelWeights columns;
    private final int height;
    private final int width;

    /**
     * @param height of the result
     * @param width of the result
     * @param frame where the result lies in the resized image
     */
    Resampler(PixelRows image, int height, int width, Frame frame, Interpolation interpolation) {
        this.height = height;
        this.width = width;
        rows = PixelWeights.of(image.height(), frame.height(), frame.top(), height, interpolation);
        columns = PixelWeights.of(image.width(), frame.width(), frame.left(), width, interpolation);
    }

    /** Unsigned bytes {@code [C, height, width]}. */
    byte[] resize(PixelRows image) {
        int channels = image.channels();
        int first = rows.first()[0];
        int count = rows.end() - first;
        // The last rows may be fewer than are computed at once; what stands for the rest is not used.
        int[][] narrow = new int[channels][(count + AT_ONCE - 1) * width];
        byte[][][] wide = new byte[channels][AT_ONCE][image.width()];
        for (int done = 0; done < count; done += AT_ONCE) {
            for (int row = 0; row < Math.min(AT_ONCE, count - done); row++) {
                byte[][] read = image.read(first + done + row);
                for (int channel = 0; channel < channels; channel++) {
                    System.arraycopy(read[channel], 0, wide[channel][row], 0, read[channel].length);
                }
            }
            for (int channel = 0; channel < channels; channel++) {
                alongRows(wide[channel], narrow[channel], done * width);
            }
        }
        byte[] result = new byte[channels * height * width];
        for (int channel = 0; channel < channels; channel++) {
            alongColumns(narrow[channel], result, channel * height * width);
        }
        return result;
    }

    private void alongRows(byte[][] wide, int[] narrow, int offset) {
        byte[] a = wide[0];
        byte[] b = wide[1];
        byte[] c = wide[2];
        byte[] d = wide[3];
        for (int x = 0; x < width; x++) {
            int from = columns.first()[x];
            int[] weights = columns.weights()[x];
            int sumA = 0;
            int sumB = 0;
            int sumC = 0;
            int sumD = 0;
            for (int i = 0; i < weights.length; i++) {
                int weight = weights[i];
                sumA += (a[from + i] & 0xFF) * weight;
                sumB += (b[from + i] & 0xFF) * weight;
                sumC += (c[from + i] & 0xFF) * weight;
                sumD += (d[from + i] & 0xFF) * weight;
            }
            narrow[offset + x] = PixelWeights.rounded(sumA) & 0xFF;
            narrow[offset + width + x] = PixelWeights.rounded(sumB) & 0xFF;
            narrow[offset + 2 * width + x] = PixelWeights.rounded(sumC) & 0xFF;
            narrow[offset + 3 * width + x] = PixelWeights.rounded(sumD) & 0xFF;
        }
    }

    private void alongColumns(int[] narrow, byte[] result, int offset) {
        int[] sums = new int[width];
        for (int y = 0; y < height; y++) {
            int from = (rows.first()[y] - rows.first()[0]) * width;
            Arrays.fill(sums, 0);
            for (int weight : rows.weights()[y]) {
                add(sums, narrow, from, weight);
                from += width;
            }
            int target = offset + y * width;
            for (int x = 0; x < sums.length; x++) {
                result[target + x] = PixelWeights.rounded(sums[x]);
            }
        }
    }

    private static void add(int[] sums, int[] values, int from, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[from + i] * weight;
        }
    }
}
