/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How long and how fast a network learns. */
final class LearningOptions {
    private static final int EPOCHS = 10;
    private static final int BATCH_SIZE = 64;
    private static final double WARM_UP = 0.1;

    /** As libtorch's engine reads them, in letters of any size: CPUs or GPUs, since both together would not stay alike. */
    private static final Pattern DEVICES = Pattern.compile(
            "\\s*(?:cpu(?:\\s*,\\s*cpu)*|cuda(?::\\d{1,3})?(?:\\s*,\\s*cuda(?::\\d{1,3})?)*)\\s*",
            Pattern.CASE_INSENSITIVE);

    @Option(names = "--epochs", paramLabel = "N", description = "How often every image is used (10, or the recipe's).")
    private Optional<Integer> epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "How many images make a step (64, or the recipe's).")
    private Optional<Integer> batchSize;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "The rule of a step: adam, or sgd with Nesterov's momentum of 0.9 (adam).")
    private Optional<OptimizerOption> optimizer;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "The highest learning rate (0.001 with adam, 0.1 with sgd, or the recipe's).")
    private Optional<Double> learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "How the learning rate changes: cosine, which rises and then falls to 0 at the last step, or constant (cosine).")
    private Optional<ScheduleOption> schedule;

    @Option(
            names = "--warm-up",
            paramLabel = "SHARE",
            description = "The share of the steps in which the rate of a cosine rises (0.1).")
    private Optional<Double> warmUp;

    @Option(
            names = "--weight-decay",
            paramLabel = "SHARE",
            description = "The share of a weight, times the learning rate, that a step takes away (0).")
    private Optional<Double> weightDecay;

    @Mixin
    private RecipeOptions recipe;

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
                    "What computes: auto, which is the best of the others that is there, onednn on a CPU, cudnn on a GPU that ND4J runs on, deeplearning4j, which is its own layers alone, or libtorch, which runs on every GPU that PyTorch runs on (default: ${DEFAULT-VALUE}).")
    private Execution engine;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description =
                    "With --engine libtorch, what it computes on: cpu, or cuda:0 for the first GPU, or several, such as cuda:0,cuda:1, which share each batch. Without it, that GPU, or the CPU where there is none.")
    private Optional<String> device;

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
        if (device.isPresent() && engine != Execution.LIBTORCH) {
            throw new ParameterException(
                    command.commandLine(), "--device is for --engine libtorch; leave it out, or choose that engine.");
        }
        device.ifPresent(names -> Range.require(
                command,
                DEVICES.matcher(names).matches(),
                "--device",
                '"' + names + '"',
                "cpu, or cuda:0 for the first GPU, or several GPUs such as cuda:0,cuda:1"));
        if (engine == Execution.DEEPLEARNING4J && precision != Precision.FULL) {
            throw new ParameterException(
                    command.commandLine(),
                    "Deeplearning4j alone computes in full precision: leave --precision out, or choose another --engine.");
        }
        epochs.ifPresent(number -> Range.requirePositive(command, "--epochs", number));
        batchSize.ifPresent(number -> Range.requirePositive(command, "--batch-size", number));
        learningRate.ifPresent(rate -> Range.require(
                command, rate > 0 && rate < Double.POSITIVE_INFINITY, "--learning-rate", rate, "a positive number"));
        warmUp.ifPresent(share -> Range.requireShare(command, "--warm-up", share));
        weightDecay.ifPresent(share -> Range.require(
                command,
                share >= 0 && share < Double.POSITIVE_INFINITY,
                "--weight-decay",
                share,
                "0 or a positive number"));
        recipe.requireSound(command);
        if (recipe.isChosen()) {
            requireLeftToTheRecipe(command);
        }
    }

    private void requireLeftToTheRecipe(CommandSpec command) {
        Map<String, Optional<?>> parts = new LinkedHashMap<>();
        parts.put("--optimizer", optimizer);
        parts.put("--schedule", schedule);
        parts.put("--warm-up", warmUp);
        parts.put("--weight-decay", weightDecay);
        parts.forEach((option, value) -> {
            if (value.isPresent()) {
                throw new ParameterException(
                        command.commandLine(),
                        option
                                + " is a part of the recipe: leave it out, or change the recipe in a file of your own, which"
                                + " stagecraft recipes NAME prints.");
            }
        });
    }

    /** The recipe that was asked for, with what was said besides. */
    Optional<Recipe> recipe() throws IOException {
        return recipe.recipe(epochs, batchSize, learningRate);
    }

    /** Whether a recipe takes random parts of images, and brings them to a size. */
    boolean cropsImages() throws IOException {
        return recipe().filter(chosen -> chosen.augmentation().settings().containsKey("random-resized-crop"))
                .isPresent();
    }

    /** A training of so many images. */
    NetworkOptions networkOptions(int images) {
        NetworkOptions computed = NetworkOptions.defaults().withExecution(engine);
        NetworkOptions options = device.map(names -> computed.withDevice(names.toLowerCase(Locale.ROOT)))
                .orElse(computed)
                .withSeed(seed)
                .withPrecision(precision);
        if (recipe.isChosen()) {
            return options;
        }
        int steps = Trainer.steps(images, batchSize.orElse(BATCH_SIZE), epochs.orElse(EPOCHS));
        OptimizerOption rule = optimizer.orElse(OptimizerOption.ADAM);
        return options.withWeightDecay(weightDecay.orElse(0.0))
                .withUpdater(rule.updater(schedule.orElse(ScheduleOption.COSINE)
                        .rates(learningRate.orElse(rule.learningRate()), warmUp.orElse(WARM_UP), steps)));
    }

    /** Tells a trainer how long and in which batches. */
    Trainer applyTo(Trainer trainer) throws IOException {
        Optional<Recipe> chosen = recipe();
        return (chosen.isPresent()
                        ? trainer.recipe(chosen.get())
                        : trainer.epochs(epochs.orElse(EPOCHS)).batchSize(batchSize.orElse(BATCH_SIZE)))
                .seed(seed);
    }
}
