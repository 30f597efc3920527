/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.training.Trainer;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How long and how fast a network learns. */
final class LearningOptions {
    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often every image is used (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many images make a step (default: ${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description =
                    "The rule of a step: adam, or sgd with Nesterov's momentum of 0.9 (default: ${DEFAULT-VALUE}).")
    private Optimizer optimizer;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "The highest learning rate (0.001 with adam, 0.1 with sgd).")
    private Optional<Double> learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "cosine",
            description =
                    "How the learning rate changes: cosine, which rises and then falls to 0 at the last step, or constant (default: ${DEFAULT-VALUE}).")
    private Schedule schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "The share of the steps in which the rate of a cosine rises (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--weight-decay",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "The share of a weight, times the learning rate, that a step takes away (default: ${DEFAULT-VALUE}).")
    private double weightDecay;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "full",
            description =
                    "What is computed with: full, which is 32 bits, tf32, which lets a GPU round factors, or bfloat16 for maps and convolutions, where the CPU has it or with libtorch (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "What computes: auto, which is oneDNN or cuDNN where they can, stock, which is Deeplearning4j alone, or libtorch, which runs on every GPU that PyTorch runs on (default: ${DEFAULT-VALUE}).")
    private Computer engine;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description =
                    "With --engine libtorch, what it computes on: cpu, or cuda:0 for the first GPU. Without it, that GPU, or the CPU where there is none.")
    private Optional<String> device;

    /** What users can choose to compute. */
    private enum Computer {
        AUTO(Execution.AUTO),
        STOCK(Execution.STOCK),
        LIBTORCH(Execution.LIBTORCH);

        private final Execution execution;

        Computer(Execution execution) {
            this.execution = execution;
        }
    }

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What all randomness follows from (default: ${DEFAULT-VALUE}).")
    private long seed;

    long seed() {
        return seed;
    }

    /** @throws picocli.CommandLine.ParameterException if one is out of its range */
    void requireSound(CommandSpec command) {
        if (device.isPresent() && engine != Computer.LIBTORCH) {
            throw new ParameterException(
                    command.commandLine(), "--device is for --engine libtorch; leave it out, or choose that engine.");
        }
        if (engine == Computer.STOCK && precision != Precision.FULL) {
            throw new ParameterException(
                    command.commandLine(),
                    "Deeplearning4j alone computes in full precision: leave --precision out, or choose another --engine.");
        }
        Range.requirePositive(command, "--epochs", epochs);
        Range.requirePositive(command, "--batch-size", batchSize);
        double peak = peak();
        Range.require(
                command, peak > 0 && peak < Double.POSITIVE_INFINITY, "--learning-rate", peak, "a positive number");
        Range.requireShare(command, "--warm-up", warmUp);
        Range.require(
                command,
                weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY,
                "--weight-decay",
                weightDecay,
                "0 or a positive number");
    }

    private double peak() {
        return learningRate.orElse(optimizer.learningRate());
    }

    /** A training of so many images. */
    NetworkOptions networkOptions(int images) {
        int steps = Trainer.steps(images, batchSize, epochs);
        NetworkOptions computed = NetworkOptions.defaults().withExecution(engine.execution);
        return device.map(computed::withDevice)
                .orElse(computed)
                .withSeed(seed)
                .withWeightDecay(weightDecay)
                .withPrecision(precision)
                .withUpdater(optimizer.updater(schedule.rates(peak(), warmUp, steps)));
    }

    /** Tells a trainer how long and in which batches. */
    Trainer applyTo(Trainer trainer) {
        return trainer.epochs(epochs).batchSize(batchSize).seed(seed);
    }
}
