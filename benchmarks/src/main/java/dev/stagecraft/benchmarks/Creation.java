/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;

/** How long {@code create()} takes in a JVM that has done it before. */
final class Creation {
    static final String ROW = "create-resnet50";

    private static final int ROUNDS = 10;

    private Creation() {}

    static void run() throws Exception {
        NetworkDefinition definition =
                GeneratedNetwork.of(ComparedNetwork.RESNET50).definition();
        List<Double> times = new ArrayList<>();
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double time = Ratio.milliseconds(() -> definition.create().close());
            if (round >= 0) {
                times.add(time);
            }
        }
        System.out.println("time " + ROW + " " + new Measurements(times).described(1, " ms"));
    }
}
