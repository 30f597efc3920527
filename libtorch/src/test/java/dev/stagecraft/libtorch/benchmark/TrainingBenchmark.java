/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.benchmark;

import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Trains ResNet-50, and prints the seconds of so many steps each time a line comes on standard input, so that rounds can be paired with another
 * program's: {@code TrainingBenchmark DEVICE ARITHMETIC BATCH STEPS}.
 */
public final class TrainingBenchmark {
    private TrainingBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments device, arithmetic, images of a batch, steps of a round
     * @throws IOException if the input ends badly
     */
    public static void main(String[] arguments) throws IOException {
        int images = Integer.parseInt(arguments[2]);
        int steps = Integer.parseInt(arguments[3]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        try (Training training = new Training(Programs.resNet50(), arguments[0], Arithmetic.valueOf(arguments[1]))) {
            Training.Batch batch = training.batch(images, 224, 1000, 1);
            long step = 0;
            while (lines.readLine() != null) {
                long start = System.nanoTime();
                double loss = 0;
                for (int i = 0; i < steps; i++) {
                    loss = training.step(step++, batch);
                }
                System.out.printf("%.4f %.4f%n", (System.nanoTime() - start) / 1e9, loss);
            }
        }
    }
}
