/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** How much memory training takes at its peak: ours over another's, unlike the ratios of time. */
final class Memory {
    static final String ROW = "memory-resnet50-batch-8-against-djl";

    private static final int ROUNDS = 3;
    private static final int STEPS = 4;

    private Memory() {}

    static void run() throws Exception {
        Task task = Task.training(Network.RESNET50, 8);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(peakMegabytes(JavaContender.GENERATED, task));
            theirs.add(peakMegabytes(JavaContender.DJL, task));
        }
        Ratio.print(ROW, "MB", 1, ours, theirs);
    }

    private static double peakMegabytes(Contender contender, Task task) throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(contender, task)) {
            for (int step = 0; step < STEPS; step++) {
                worker.run();
            }
            return worker.peakMegabytes();
        }
    }
}
