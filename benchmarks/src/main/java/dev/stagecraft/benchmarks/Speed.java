/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import static dev.stagecraft.benchmarks.ComparedNetwork.RESNET20;
import static dev.stagecraft.benchmarks.ComparedNetwork.RESNET50;
import static dev.stagecraft.benchmarks.ComparedNetwork.RESNEXT50;
import static dev.stagecraft.benchmarks.ComparedNetwork.SE_RESNET50;
import static dev.stagecraft.benchmarks.JavaContender.DEEPLEARNING4J;
import static dev.stagecraft.benchmarks.JavaContender.DJL;
import static dev.stagecraft.benchmarks.JavaContender.FLOAT32;
import static dev.stagecraft.benchmarks.JavaContender.GENERATED;
import static dev.stagecraft.benchmarks.JavaContender.LIBTORCH;
import static dev.stagecraft.benchmarks.JavaContender.ONNXRUNTIME;
import static dev.stagecraft.benchmarks.JavaContender.ZOO;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How many times as long others take as a generated network, computed by oneDNN or by libtorch. */
final class Speed {
    private static final Contender TORCH = TorchContender.ofProperties(TorchContender.Mode.EAGER);
    private static final Contender COMPILED = TorchContender.ofProperties(TorchContender.Mode.COMPILED);
    private static final Task BFLOAT16 = new Task(Task.Kind.TRAIN_BFLOAT16, RESNET50, 8);

    private static final List<Row> ROWS = List.of(
            new Row(Task.training(RESNET50, 8), ZOO, 3),
            new Row(Task.training(RESNET50, 8), DJL, 9),
            new Row(Task.training(RESNET50, 8), TORCH, 9),
            new Row(Task.training(RESNET50, 8), COMPILED, 9),
            new Row(BFLOAT16, TORCH, 9),
            new Row(BFLOAT16, COMPILED, 9),
            new Row(BFLOAT16, FLOAT32, 9),
            new Row(Task.training(RESNET50, 8), LIBTORCH, TORCH, 9, 3),
            new Row(Task.training(RESNET50, 8), LIBTORCH, COMPILED, 9, 3),
            new Row(BFLOAT16, LIBTORCH, TORCH, 9, 3),
            new Row(BFLOAT16, LIBTORCH, COMPILED, 9, 3),
            new Row(Task.training(RESNET50, 8), DEEPLEARNING4J, 3),
            new Row(Task.inference(RESNET50, 8), ONNXRUNTIME, 21),
            new Row(Task.inference(RESNET50, 1), ONNXRUNTIME, 21, 40),
            new Row(new Task(Task.Kind.INFER_BFLOAT16, RESNET50, 8), FLOAT32, 21),
            new Row(new Task(Task.Kind.INFER_BFLOAT16, RESNET50, 1), FLOAT32, 21, 40),
            new Row(Task.inference(RESNET50, 8), LIBTORCH, GENERATED, 21, 1),
            new Row(new Task(Task.Kind.INFER_BFLOAT16, RESNET50, 8), LIBTORCH, GENERATED, 21, 1),
            new Row(Task.inference(RESNET50, 8), DEEPLEARNING4J, 3),
            new Row(Task.training(RESNET20, 128), DJL, 21),
            new Row(Task.training(RESNET20, 128), TORCH, 21),
            new Row(Task.training(RESNET20, 128), DEEPLEARNING4J, 3),
            new Row(Task.inference(RESNET20, 128), DEEPLEARNING4J, 3),
            new Row(Task.training(SE_RESNET50, 8), DJL, 9),
            new Row(Task.training(SE_RESNET50, 8), TORCH, 9),
            new Row(Task.training(SE_RESNET50, 8), DEEPLEARNING4J, 3),
            new Row(Task.inference(SE_RESNET50, 8), DEEPLEARNING4J, 3),
            new Row(Task.training(RESNEXT50, 8), DJL, 9),
            new Row(Task.training(RESNEXT50, 8), TORCH, 9),
            new Row(Task.training(RESNEXT50, 8), DEEPLEARNING4J, 3),
            new Row(Task.inference(RESNEXT50, 8), DEEPLEARNING4J, 3));

    private Speed() {}

    /**
     * A task, and who computes it beside the generated network.
     *
     * @param ours what computes the generated network
     * @param calls how often each computes it in a round: what takes a few milliseconds is called over and over where it is used, and
     *     the threads of a library go on for a while when they have nothing to do, on the other's time
     */
    private record Row(Task task, Contender ours, Contender peer, int rounds, int calls) {
        Row(Task task, Contender peer, int rounds) {
            this(task, peer, rounds, 1);
        }

        Row(Task task, Contender peer, int rounds, int calls) {
            this(task, GENERATED, peer, rounds, calls);
        }

        String name() {
            return task.title() + (ours == GENERATED ? "" : "-by-" + ours.title()) + "-against-" + peer.title();
        }

        void run() throws Exception {
            try (WorkerProcess others = WorkerProcess.start(peer, task);
                    WorkerProcess generated = WorkerProcess.start(ours, task)) {
                for (int warmUp = 0; warmUp < Math.max(1, rounds / 4); warmUp++) {
                    repeated(others).run();
                    repeated(generated).run();
                }
                Ratio.print(name(), rounds, repeated(others), repeated(generated));
                System.out.printf(
                        Locale.ROOT, "cores %s %.2f against %.2f%n", name(), others.cores(), generated.cores());
            }
        }

        private Ratio.Work repeated(Ratio.Work work) {
            return () -> {
                for (int call = 0; call < calls; call++) {
                    work.run();
                }
            };
        }
    }

    static void run(Predicate<String> isWanted) throws Exception {
        for (Row row : ROWS) {
            run(row.name(), isWanted, row::run);
        }
        for (PeakMemory row : PeakMemory.ROWS) {
            run(row.name(), isWanted, row::run);
        }
        run(Creation.ROW, isWanted, Creation::run);
    }

    private static void run(String row, Predicate<String> isWanted, Ratio.Work work) throws Exception {
        if (!isWanted.test(row)) {
            return;
        }
        try {
            work.run();
        } catch (UnavailableException reason) {
            System.out.println("skipped " + row + ": " + reason.getMessage());
        }
    }
}
