package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How long {@code create()} takes in a JVM that has done it before. */
final class Creation {
    private static final int ROUNDS = 20;

    private Creation() {}

    static void run(Predicate<String> isWanted) throws Exception {
        String row = "create-resnet50";
        if (!isWanted.test(row)) {
            return;
        }
        NetworkDefinition definition = GeneratedNetwork.of(Network.RESNET50).definition();
        List<Double> times = new ArrayList<>();
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double time = Ratio.milliseconds(() -> definition.create().close());
            if (round >= 0) {
                times.add(time);
            }
        }
        System.out.println("time " + row + " " + new Samples(times).described(1, " ms"));
    }
}
