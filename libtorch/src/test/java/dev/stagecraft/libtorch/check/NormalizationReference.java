/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

/**
 * Batch normalization in training, with what is added and a ReLU behind it, in double precision and as simply as it can be written: values are {@code
 * [rows][channels]}.
 */
final class NormalizationReference {
    private final double[][] maps;
    private final double[][] addend;
    private final double[] scale;
    private final double[] shift;
    private final boolean rectifies;

    final double[] mean;
    final double[] inverse;
    final double[][] output;

    double[] byScale;
    double[] byShift;
    double[][] byMaps;
    double[][] byAddend;

    /** @param addend zeros where nothing is added */
    NormalizationReference(
            double[][] maps, double[][] addend, double[] scale, double[] shift, double epsilon, boolean rectifies) {
        this.maps = maps;
        this.addend = addend;
        this.scale = scale;
        this.shift = shift;
        this.rectifies = rectifies;
        int channels = scale.length;
        this.mean = new double[channels];
        this.inverse = new double[channels];
        this.output = new double[maps.length][channels];
        for (int c = 0; c < channels; c++) {
            for (double[] row : maps) {
                mean[c] += row[c] / maps.length;
            }
            double variance = 0;
            for (double[] row : maps) {
                variance += (row[c] - mean[c]) * (row[c] - mean[c]) / maps.length;
            }
            inverse[c] = 1 / Math.sqrt(variance + epsilon);
            for (int r = 0; r < maps.length; r++) {
                double value = sum(r, c);
                output[r][c] = rectifies ? Math.max(value, 0) : value;
            }
        }
    }

    private double normalized(int r, int c) {
        return (maps[r][c] - mean[c]) * inverse[c];
    }

    private double sum(int r, int c) {
        return normalized(r, c) * scale[c] + shift[c] + addend[r][c];
    }

    /** The largest of what the gradient by the maps is a sum of. */
    double largestSummand() {
        double largest = 0;
        for (double[] row : byAddend) {
            for (int c = 0; c < row.length; c++) {
                largest = Math.max(largest, Math.abs(row[c] * scale[c] * inverse[c]));
            }
        }
        return largest;
    }

    /** Computes the gradients by what it was given. */
    void backward(double[][] gradient) {
        int channels = scale.length;
        int rows = maps.length;
        byScale = new double[channels];
        byShift = new double[channels];
        byMaps = new double[rows][channels];
        byAddend = new double[rows][channels];
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < rows; r++) {
                byAddend[r][c] = rectifies && sum(r, c) <= 0 ? 0 : gradient[r][c];
                byShift[c] += byAddend[r][c];
                byScale[c] += byAddend[r][c] * normalized(r, c);
            }
            for (int r = 0; r < rows; r++) {
                byMaps[r][c] = scale[c]
                        * inverse[c]
                        * (byAddend[r][c] - byShift[c] / rows - normalized(r, c) * byScale[c] / rows);
            }
        }
    }
}
