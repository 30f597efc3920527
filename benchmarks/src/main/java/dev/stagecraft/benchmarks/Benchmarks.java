/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Runs the benchmark that its first argument names, or all but those that take hours or many files, and of it the rows whose names contain the second, or all.
 */
public final class Benchmarks {
    private enum Benchmark {
        BUILD_COST(true, BuildCost::run),
        DATA(true, DataPath::run),
        DEPTH(true, DepthCost::run),
        LOADING(true, Loading::run),
        MILLION(false, Million::run),
        SOAK(false, isWanted -> SoakProcess.run()),
        SPARK(true, SparkScaling::run),
        SPEED(true, Speed::run);

        /** Whether it runs where none is named. */
        private final boolean isOneOfAll;

        private final Suite suite;

        Benchmark(boolean isOneOfAll, Suite suite) {
            this.isOneOfAll = isOneOfAll;
            this.suite = suite;
        }

        /** As it is given on the command line: {@code build-cost}. */
        private String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Benchmarks() {}

    /** Several rows. */
    @FunctionalInterface
    interface Suite {
        /** @param isWanted whether to measure the row of a name */
        void run(Predicate<String> isWanted) throws Exception;
    }

    /** @throws IllegalArgumentException if there is no such benchmark */
    public static void main(String[] arguments) throws Exception {
        String title = arguments.length > 0 ? arguments[0] : "";
        String row = arguments.length > 1 ? arguments[1] : "";
        List<Benchmark> chosen = Arrays.stream(Benchmark.values())
                .filter(benchmark -> title.isBlank()
                        ? benchmark.isOneOfAll
                        : benchmark.title().equals(title))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("There is no benchmark " + title + "; there are "
                    + Arrays.stream(Benchmark.values()).map(Benchmark::title).toList());
        }
        for (Benchmark benchmark : chosen) {
            benchmark.suite.run(name -> name.contains(row));
        }
    }
}
