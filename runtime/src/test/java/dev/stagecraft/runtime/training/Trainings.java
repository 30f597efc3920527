/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nd4j.linalg.learning.config.Adam;

/** The training that most tests share: 50 images in batches of 8, which is 7 steps an epoch. */
final class Trainings {
    static final ImageDataset TRAINING = SyntheticImages.of(50, 1);
    static final ImageDataset HELD_OUT = SyntheticImages.of(30, 2);
    static final int STEPS_PER_EPOCH = 7;

    /** Thrown where a training is meant to be killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What each of several processes does. */
    @FunctionalInterface
    interface Process {
        TrainingResult run(TrainingGroup group) throws Exception;
    }

    private Trainings() {}

    /** Runs so many processes, each in a thread. When one fails, the others do not wait for it. */
    static List<TrainingResult> together(int count, Process process) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        ExecutorCompletionService<TrainingResult> running = new ExecutorCompletionService<>(threads);
        float[][] given = new float[count][];
        CyclicBarrier barrier = new CyclicBarrier(count);
        try {
            List<Future<TrainingResult>> results = new ArrayList<>();
            for (int rank = 0; rank < count; rank++) {
                int number = rank;
                results.add(running.submit(() -> process.run(new ThreadGroupOf(number, given, barrier))));
            }
            for (int ended = 0; ended < count; ended++) {
                running.take().get();
            }
            List<TrainingResult> done = new ArrayList<>();
            for (Future<TrainingResult> result : results) {
                done.add(result.get());
            }
            return done;
        } finally {
            // Whoever waits for one that has failed is interrupted, and closes its files before anybody else uses them.
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.MINUTES);
        }
    }

    private record ThreadGroupOf(int rank, float[][] given, CyclicBarrier barrier) implements TrainingGroup {
        @Override
        public int size() {
            return given.length;
        }

        @Override
        public void sum(float[] values) {
            try {
                given[rank] = values.clone();
                barrier.await();
                Arrays.fill(values, 0);
                for (float[] one : given) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] += one[i];
                    }
                }
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException("Another process has ended", e);
            }
        }
    }

    /** Copies the files of a folder. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static NetworkOptions options() {
        return NetworkOptions.defaults().withUpdater(new Adam(0.02));
    }

    static Trainer trainer(NetworkOptions options) {
        return Trainer.of(new TinyNetwork(), options)
                .epochs(3)
                .batchSize(8)
                .heldOut(HELD_OUT)
                .progress(TrainingProgress.silent());
    }

    static Trainer trainer() {
        return trainer(options());
    }

    static Trainer trainer(Path checkpoints) {
        return trainer().checkpoints(checkpoints, 3);
    }

    /** Ends a training right after a step, counted from this start of it. */
    static TrainingProgress killAfter(int steps) {
        return new TrainingProgress() {
            private int done;

            @Override
            public void stepFinished(int images, double loss) {
                if (++done == steps) {
                    throw new Killed();
                }
            }
        };
    }

    static void assertSame(TrainingResult expected, TrainingResult actual) {
        assertEquals(expected.history(), actual.history());
        assertArrayEquals(
                expected.network().params().toFloatVector(),
                actual.network().params().toFloatVector(),
                0);
        assertEquals(
                expected.network().getUpdater().getStateViewArray(),
                actual.network().getUpdater().getStateViewArray());
        assertEquals(
                expected.network().getConfiguration().toJson(),
                actual.network().getConfiguration().toJson());
    }
}
