package dev.stagecraft.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        List<Double> ratios = new ArrayList<>();
        List<Double> measuredTimes = new ArrayList<>();
        List<Double> baselineTimes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // Who goes first alternates too: a collection or a warm cache must not always favour the same one.
            double first = round % 2 == 0 ? milliseconds(measured) : milliseconds(baseline);
            double second = round % 2 == 0 ? milliseconds(baseline) : milliseconds(measured);
            measuredTimes.add(round % 2 == 0 ? first : second);
            baselineTimes.add(round % 2 == 0 ? second : first);
            ratios.add(measuredTimes.get(round) / baselineTimes.get(round) / units);
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "ratio %s %.3f (%.3f to %.3f, %d rounds)  %.1f ms against %.1f ms%n",
                row,
                median(ratios),
                ratios.get(0),
                ratios.get(rounds - 1),
                rounds,
                median(measuredTimes),
                median(baselineTimes));
    }

    private static double milliseconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
