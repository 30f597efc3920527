/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.training.TrainingGroup;
import java.util.ArrayList;
import java.util.List;

/** The mean and deviation of the images of all tasks, of those of each. */
final class SharedStandardization {
    private static final double LEAST = 1e-12;

    private SharedStandardization() {}

    /** All tasks ask for it, and get the same. */
    static Standardization of(Standardization own, TrainingGroup group) {
        int channels = own.mean().size();
        float[] moments = new float[2 * channels];
        for (int channel = 0; channel < channels; channel++) {
            double mean = own.mean().get(channel);
            double deviation = own.standardDeviation().get(channel);
            moments[channel] = (float) mean;
            moments[channels + channel] = (float) (deviation * deviation + mean * mean);
        }
        group.sum(moments);
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            double mean = (double) moments[channel] / group.size();
            double square = (double) moments[channels + channel] / group.size();
            means.add(mean);
            deviations.add(Math.sqrt(Math.max(LEAST, square - mean * mean)));
        }
        return new Standardization(means, deviations);
    }
}
