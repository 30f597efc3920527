/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.images.Framing.Frame;

/**
 * Resizes images to the byte as Pillow does: first along the rows, which are rounded, then along the columns. Only what the
 * network sees is computed, so that neither a long image nor a large one takes more.
 */
final class Resampler {
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
        byte[][][] narrow = new byte[channels][rows.end() - rows.first()[0]][];
        for (int row = 0; row < narrow[0].length; row++) {
            byte[][] wide = image.read(rows.first()[0] + row);
            for (int channel = 0; channel < channels; channel++) {
                narrow[channel][row] = alongRow(wide[channel]);
            }
        }
        byte[] result = new byte[channels * height * width];
        for (int channel = 0; channel < channels; channel++) {
            alongColumns(narrow[channel], result, channel * height * width);
        }
        return result;
    }

    private byte[] alongRow(byte[] row) {
        byte[] narrow = new byte[width];
        for (int x = 0; x < width; x++) {
            int first = columns.first()[x];
            int[] weights = columns.weights()[x];
            int sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += Byte.toUnsignedInt(row[first + i]) * weights[i];
            }
            narrow[x] = PixelWeights.rounded(sum);
        }
        return narrow;
    }

    private void alongColumns(byte[][] narrow, byte[] result, int offset) {
        int target = offset;
        for (int y = 0; y < height; y++) {
            int first = rows.first()[y] - rows.first()[0];
            int[] weights = rows.weights()[y];
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += Byte.toUnsignedInt(narrow[first + i][x]) * weights[i];
                }
                result[target++] = PixelWeights.rounded(sum);
            }
        }
    }
}
