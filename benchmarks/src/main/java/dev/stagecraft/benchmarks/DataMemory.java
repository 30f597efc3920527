/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peak of resident memory of a training that reads a folder, over one that has the same batch again and again: {@link DataMemoryWorker}. */
final class DataMemory {
    static final String ROW = "data-memory-resnet50-batch-8";

    private static final int ROUNDS = 3;

    /** More than an epoch has: the batches ahead are made many times over, and the collector has run. */
    private static final int STEPS = 30;

    private DataMemory() {}

    static void run(Path folder) throws Exception {
        List<Double> reading = new ArrayList<>();
        List<Double> repeating = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            reading.add(peakMegabytes("reading", folder));
            repeating.add(peakMegabytes("repeating", folder));
        }
        Ratio.print(ROW, "MB", 1, reading, repeating);
    }

    private static double peakMegabytes(String what, Path folder) throws Exception {
        List<String> command = new ArrayList<>(
                JavaContender.java(CompiledNetworks.classPathWith(ComparedNetwork.RESNET50), DataMemoryWorker.class));
        command.addAll(List.of(what, folder.toString()));
        try (WorkerProcess worker = WorkerProcess.start(what, command)) {
            for (int step = 0; step < STEPS; step++) {
                worker.run();
            }
            return worker.peakMegabytes();
        }
    }
}
