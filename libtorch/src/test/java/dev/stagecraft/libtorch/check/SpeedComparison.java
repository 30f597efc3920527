/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Trains ResNet-50 here and with PyTorch in Python, in turns, and prints how much longer Python takes. */
final class SpeedComparison {
    private final String device;
    private final String peer;
    private final int images;
    private final int steps;
    private final int rounds;

    /**
     * What is compared.
     *
     * @param peer the Python program
     * @param images of a batch
     * @param steps of a round
     */
    SpeedComparison(String device, String peer, int images, int steps, int rounds) {
        this.device = device;
        this.peer = peer;
        this.images = images;
        this.steps = steps;
        this.rounds = rounds;
    }

    /** Prints {@code ratio bfloat16-64-eager 1.02 (1.01 to 1.04)}: above 1, this is faster. */
    void run(Arithmetic arithmetic, String mode) throws IOException {
        String row = arithmetic.name().toLowerCase(Locale.ROOT) + "-" + images + "-" + mode;
        Process python = new ProcessBuilder(
                        "python3",
                        peer,
                        device,
                        arithmetic.name(),
                        Integer.toString(images),
                        Integer.toString(steps),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Training training = new Training(Programs.resNet50(), device, arithmetic);
                Writer lines = python.outputWriter();
                BufferedReader answers = python.inputReader()) {
            Training.Batch batch = training.batch(images, 224, 1000, 1);
            List<Double> ratios = new ArrayList<>();
            // The first two rounds choose kernels and compile.
            for (int round = -2; round < rounds; round++) {
                double here = here(training, batch, round);
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
                System.out.printf("%s %s%n", row, GpuMemory.of(Device.of(device)));
            }
            Peak.ofThisProcess().ifPresent(peak -> System.out.printf("%s peak %d MiB here%n", row, peak));
        } finally {
            python.destroy();
        }
    }

    private double here(Training training, Training.Batch batch, int round) {
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            training.step((round + 2L) * steps + step, batch);
        }
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
