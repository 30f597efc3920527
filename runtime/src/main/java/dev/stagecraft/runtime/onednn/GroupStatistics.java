/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.nio.FloatBuffer;

/**
 * Mean and variance of groups of channels, by those of the channels.
 *
 * @param groups how many
 */
record GroupStatistics(int groups) {
    /** Sets the numbers of each channel to those of its group. */
    void join(FloatBuffer means, FloatBuffer variances) {
        int size = means.capacity() / groups;
        for (int first = 0; first < means.capacity(); first += size) {
            join(means, variances, first, size);
        }
    }

    private static void join(FloatBuffer means, FloatBuffer variances, int first, int size) {
        double mean = 0;
        for (int channel = first; channel < first + size; channel++) {
            mean += means.get(channel) / (double) size;
        }
        double variance = 0;
        for (int channel = first; channel < first + size; channel++) {
            double distance = means.get(channel) - mean;
            variance += (variances.get(channel) + distance * distance) / size;
        }
        for (int channel = first; channel < first + size; channel++) {
            means.put(channel, (float) mean);
            variances.put(channel, (float) variance);
        }
    }
}
