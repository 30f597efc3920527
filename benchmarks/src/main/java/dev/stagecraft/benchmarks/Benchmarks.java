package dev.stagecraft.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs the benchmarks that its arguments name, or all. */
public final class Benchmarks {
    private enum Benchmark {
        BUILD_COST(BuildCost::run),
        DEPTH(Depth::run),
        SPEED(Speed::run);

        private final Ratio.Work work;

        Benchmark(Ratio.Work work) {
            this.work = work;
        }

        /** As it is given on the command line: {@code build-cost}. */
        private String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Benchmarks() {}

    /** @throws IllegalArgumentException if there is no such benchmark */
    public static void main(String[] arguments) throws Exception {
        List<String> titles =
                Arrays.stream(arguments).filter(title -> !title.isBlank()).toList();
        for (String title : titles) {
            if (Arrays.stream(Benchmark.values()).noneMatch(it -> it.title().equals(title))) {
                throw new IllegalArgumentException("There is no benchmark " + title + "; there are "
                        + Arrays.stream(Benchmark.values())
                                .map(Benchmark::title)
                                .toList());
            }
        }
        for (Benchmark benchmark : Benchmark.values()) {
            if (titles.isEmpty() || titles.contains(benchmark.title())) {
                benchmark.work.run();
            }
        }
    }
}
