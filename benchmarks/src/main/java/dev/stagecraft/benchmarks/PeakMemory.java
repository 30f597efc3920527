/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How much memory training takes at its peak: ours over another's, unlike the ratios of time.
 *
 * @param task what is trained
 * @param ours what computes the generated network
 * @param peer who computes it beside that
 */
record PeakMemory(Task task, Contender ours, Contender peer) {
    static final List<PeakMemory> ROWS = List.of(
            new PeakMemory(Task.training(ComparedNetwork.RESNET50, 8), JavaContender.GENERATED, JavaContender.DJL),
            againstTorch(Task.Kind.TRAIN, JavaContender.GENERATED),
            againstTorch(Task.Kind.TRAIN_BFLOAT16, JavaContender.GENERATED),
            againstTorch(Task.Kind.TRAIN, JavaContender.LIBTORCH),
            againstTorch(Task.Kind.TRAIN_BFLOAT16, JavaContender.LIBTORCH));

    private static final int ROUNDS = 3;
    private static final int STEPS = 4;

    private static PeakMemory againstTorch(Task.Kind kind, Contender ours) {
        return new PeakMemory(
                new Task(kind, ComparedNetwork.RESNET50, 8),
                ours,
                TorchContender.ofProperties(TorchContender.Mode.EAGER));
    }

    /** {@code memory-resnet50-batch-8-against-djl}. */
    String name() {
        return "memory-" + task.title().replaceFirst("^train-", "")
                + (ours == JavaContender.GENERATED ? "" : "-by-" + ours.title()) + "-against-" + peer.title();
    }

    void run() throws Exception {
        List<Double> measured = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            measured.add(peakMegabytes(ours));
            theirs.add(peakMegabytes(peer));
        }
        Ratio.print(name(), "MB", 1, measured, theirs);
    }

    private double peakMegabytes(Contender contender) throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(contender, task)) {
            for (int step = 0; step < STEPS; step++) {
                worker.run();
            }
            return worker.peakMegabytes();
        }
    }
}
