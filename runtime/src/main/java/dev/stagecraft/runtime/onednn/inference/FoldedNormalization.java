/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.program.Affine;
import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.reader.FlatArray;
import java.util.Arrays;

/** What a batch normalization does at inference: each channel is scaled and shifted. */
record FoldedNormalization(double[] scale, double[] shift) {
    /** {@code gamma / sqrt(variance + eps)}, and {@code beta - mean scale}. */
    static FoldedNormalization of(Node.BatchNormalization normalization, FlatArray numbers) {
        double[] mean = numbers.doubles(normalization.mean());
        double[] variance = numbers.doubles(normalization.variance());
        double[] scale = scale(normalization.affine(), mean.length, numbers);
        double[] shift = shift(normalization.affine(), mean.length, numbers);
        for (int i = 0; i < mean.length; i++) {
            scale[i] /= Math.sqrt(variance[i] + normalization.epsilon());
            shift[i] -= mean[i] * scale[i];
        }
        return new FoldedNormalization(scale, shift);
    }

    private static double[] scale(Affine affine, int channels, FlatArray numbers) {
        return affine instanceof Affine.Learned learned
                ? numbers.doubles(learned.scale())
                : repeated(((Affine.Fixed) affine).scale(), channels);
    }

    private static double[] shift(Affine affine, int channels, FlatArray numbers) {
        return affine instanceof Affine.Learned learned
                ? numbers.doubles(learned.shift())
                : repeated(((Affine.Fixed) affine).shift(), channels);
    }

    private static double[] repeated(double value, int channels) {
        double[] values = new double[channels];
        Arrays.fill(values, value);
        return values;
    }

    float[] scales() {
        return floats(scale);
    }

    float[] shifts() {
        return floats(shift);
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
