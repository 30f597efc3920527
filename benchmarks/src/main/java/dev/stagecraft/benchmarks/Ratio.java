/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How many times as long one thing takes as another, measured alternately, so that the machine's noise cancels. */
final class Ratio {
    /** Something to time. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private Ratio() {}

    /**
     * Runs both a number of times, in turn, and prints {@code ratio <row> <median> (<min> to <max>, <rounds> rounds)} and
     * the median times.
     */
    static void print(String row, int rounds, Work measured, Work baseline) throws Exception {
        printPerUnit(row, rounds, 1, measured, baseline);
    }

    /** As {@link #print}, but with the ratio of times for a unit, of which the measured work has this many times as many. */
    static void printPerUnit(String row, int rounds, double units, Work measured, Work baseline) throws Exception {
        List<Double> measuredTimes = new ArrayList<>();
        List<Double> baselineTimes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // Who goes first alternates too: a collection or a warm cache must not always favour the same one.
            double first = round % 2 == 0 ? milliseconds(measured) : milliseconds(baseline);
            double second = round % 2 == 0 ? milliseconds(baseline) : milliseconds(measured);
            measuredTimes.add(round % 2 == 0 ? first : second);
            baselineTimes.add(round % 2 == 0 ? second : first);
        }
        print(row, "ms", units, measuredTimes, baselineTimes);
    }

    /** Prints the ratio of what was measured in rounds of both, and the medians, which have such a unit. */
    static void print(String row, String unit, double units, List<Double> measured, List<Double> baseline) {
        List<Double> ratios = IntStream.range(0, measured.size())
                .mapToObj(round -> measured.get(round) / baseline.get(round) / units)
                .toList();
        System.out.printf(
                Locale.ROOT,
                "ratio %s %s  %.1f %s against %.1f %s%n",
                row,
                new Measurements(ratios).described(3, ""),
                new Measurements(measured).median(),
                unit,
                new Measurements(baseline).median(),
                unit);
    }

    static double milliseconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
