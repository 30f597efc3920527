/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import java.util.List;
import java.util.Locale;

/**
 * How a measure went on.
 *
 * @param mean over the time
 * @param growth from the first to the last sample, on the straight line of least squares
 */
record Trend(HeldMemory.Measure measure, double mean, double growth) {
    /** Of the mean: what fragmentation may do. */
    static final double MOST_GROWTH = 0.05;

    /** @param samples at least two */
    static Trend of(HeldMemory.Measure measure, List<HeldMemory> samples) {
        double time =
                samples.stream().mapToDouble(HeldMemory::seconds).average().orElseThrow();
        double mean = samples.stream()
                .mapToDouble(sample -> sample.values().get(measure))
                .average()
                .orElseThrow();
        double products = 0;
        double squares = 0;
        for (HeldMemory sample : samples) {
            double since = sample.seconds() - time;
            products += since * (sample.values().get(measure) - mean);
            squares += since * since;
        }
        double duration =
                samples.get(samples.size() - 1).seconds() - samples.get(0).seconds();
        return new Trend(measure, mean, products / squares * duration);
    }

    boolean isGrowth() {
        return growth > MOST_GROWTH * mean;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: mean %.1f, growth %.2f (%.2f %%; at most %.0f %%)%s",
                measure,
                mean,
                growth,
                mean == 0 ? 0 : 100 * growth / mean,
                100 * MOST_GROWTH,
                isGrowth() ? ": IT GROWS" : "");
    }
}
