package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.training.Trainer;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long and how fast a network learns. */
final class LearningOptions {
    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often every image is used (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many images make a step (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description = "adam, or sgd with Nesterov's momentum of 0.9 (${DEFAULT-VALUE}).")
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
            description = "cosine: the rate rises, then falls to 0 at the last step; or constant (${DEFAULT-VALUE}).")
    private Schedule schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "The share of the steps in which the rate of a cosine rises (${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--weight-decay",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "The share of a weight, times the learning rate, that a step takes away (${DEFAULT-VALUE}).")
    private double weightDecay;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "full",
            description = "full, or bfloat16 for maps and convolutions where the CPU has it (${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What all randomness follows from (${DEFAULT-VALUE}).")
    private long seed;

    long seed() {
        return seed;
    }

    /** A training of so many images. */
    NetworkOptions networkOptions(int images) {
        double peak = learningRate.orElse(optimizer.learningRate());
        if (!(peak > 0 && peak < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--learning-rate is " + peak + "; it must be a positive number.");
        }
        if (!(warmUp >= 0 && warmUp < 1)) {
            throw new IllegalArgumentException("--warm-up is " + warmUp + "; it must be from 0 to less than 1.");
        }
        int steps = Trainer.steps(images, batchSize, epochs);
        return NetworkOptions.defaults()
                .withSeed(seed)
                .withWeightDecay(weightDecay)
                .withPrecision(precision)
                .withUpdater(optimizer.updater(schedule.rates(peak, warmUp, steps)));
    }

    /** Tells a trainer how long and in which batches. */
    Trainer applyTo(Trainer trainer) {
        return trainer.epochs(epochs).batchSize(batchSize).seed(seed);
    }
}
