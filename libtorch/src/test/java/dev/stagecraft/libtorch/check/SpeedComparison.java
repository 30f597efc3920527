/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.ByteBatch;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Trains a network, or lets it answer, here and with PyTorch in Python, in turns, and prints how much longer Python takes. */
final class SpeedComparison {
    /** What modes of answers begin with; Python's own mode is behind it. */
    private static final String ANSWERS = "answers-";

    private final String device;
    private final String peer;
    private final String network;
    private final int images;
    private final int steps;
    private final int rounds;

    /**
     * What is compared.
     *
     * @param peer the Python program
     * @param network its name, as in {@code resnet50}
     * @param images of a batch
     * @param steps of a round
     */
    SpeedComparison(String device, String peer, String network, int images, int steps, int rounds) {
        this.device = device;
        this.peer = peer;
        this.network = network;
        this.images = images;
        this.steps = steps;
        this.rounds = rounds;
    }

    /** What is done in a round, so many times. */
    @FunctionalInterface
    private interface Work {
        void run(int first, int count);
    }

    /** Prints {@code ratio resnet50-bfloat16-64-eager 1.02 (1.01 to 1.04)}: above 1, this is faster. */
    void run(Arithmetic arithmetic, String mode) throws IOException {
        String row = network + "-" + arithmetic.name().toLowerCase(Locale.ROOT) + "-" + images + "-" + mode;
        Process python = new ProcessBuilder(
                        "python3",
                        peer,
                        device,
                        arithmetic.name(),
                        Integer.toString(images),
                        Integer.toString(steps),
                        mode,
                        network)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        NetworkProgram program = Programs.Bottlenecks.named(network).program();
        try (Training training = new Training(program, device, arithmetic);
                Writer lines = python.outputWriter();
                BufferedReader answers = python.inputReader()) {
            Work work = work(training, mode);
            List<Double> ratios = new ArrayList<>();
            // The first two rounds choose kernels and compile.
            for (int round = -2; round < rounds; round++) {
                double here = here(work, round);
                double there = there(lines, answers);
                System.out.printf(Locale.ROOT, "%s %.4f s here, %.4f s in Python%n", row, here / steps, there / steps);
                if (round >= 0) {
                    ratios.add(there / here);
                }
            }
            Collections.sort(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "ratio %s %.3f (%.3f to %.3f)%n",
                    row,
                    ratios.get(ratios.size() / 2),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1));
            if (!device.equals("cpu")) {
                System.out.printf("%s %s%n", row, new GpuMemory(Libtorch.load()::findOfCuda).of(Device.of(device)));
            }
            Peak.ofThisProcess().ifPresent(peak -> System.out.printf("%s peak %d MiB here%n", row, peak));
        } finally {
            python.destroy();
        }
    }

    /** Answers begin and end in memory of the process, in Python too. A training's batches are there as bytes, which are copied ahead on a GPU. */
    private Work work(Training training, String mode) {
        Training.Batch batch = training.batch(images, 224, 1000, 1);
        if (mode.startsWith(ANSWERS)) {
            return (first, count) -> {
                for (int number = 0; number < count; number++) {
                    training.network().answer(batch.images(), batch.shape());
                }
            };
        }
        if (device.equals("cpu")) {
            return (first, count) -> {
                for (int number = first; number < first + count; number++) {
                    training.step(number, batch);
                }
            };
        }
        ByteBatch bytes = training.bytes(batch);
        training.ahead(bytes);
        return (first, count) -> {
            for (int number = first; number < first + count; number++) {
                training.ahead(bytes);
                training.stepOfNext(number, images);
            }
        };
    }

    private double here(Work work, int round) {
        long start = System.nanoTime();
        work.run((round + 2) * steps, steps);
        return (System.nanoTime() - start) / 1e9;
    }

    private static double there(Writer lines, BufferedReader answers) throws IOException {
        lines.write("\n");
        lines.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Python ended; what it says is above.");
        }
        return Double.parseDouble(answer.split(" ")[0]);
    }
}
