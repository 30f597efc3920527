/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.training.DivergenceException;
import dev.stagecraft.runtime.training.EvaluationOptions;
import dev.stagecraft.runtime.training.Evaluator;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From a declaration to a trained, saved, reloaded and tested network. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a residual network on images, saves it, loads it again and tests it.")
public final class Demo implements Callable<Integer> {
    private static final int STEPS_BETWEEN_CHECKPOINTS = 50;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:stagecraft.samples.data:-samples/data/fashion-mnist}",
            description =
                    "Folder with the four IDX files of Fashion-MNIST or MNIST, plain or gzipped (${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--recipe",
            defaultValue = "FASHION",
            description = {
                "The network and how it is trained: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
                "FASHION20 is a ResNet-20 for the full Fashion-MNIST: 93 %% in about 20 minutes on two cores."
            })
    private Demonstration recipe;

    @Option(names = "--epochs", paramLabel = "N", description = "How often every image is used (the recipe's).")
    private Optional<Integer> epochs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "What all randomness follows from.")
    private long seed;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Keeps checkpoints in this folder, and goes on from the newest that is there.")
    private Optional<Path> checkpoints;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "${sys:stagecraft.samples.model:-model.zip}",
            description = "Where to save the network (${DEFAULT-VALUE}).")
    private Path model;

    /** Its options are set by the command line. */
    public Demo() {}

    /**
     * Runs it. The process ends with 0 if all went well.
     *
     * @param arguments as {@code --help} lists them
     */
    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Demo())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Demo::explain);
    }

    @Override
    public Integer call() throws IOException {
        System.out.println(recipe.network().summary());
        System.out.println();

        MnistFolder images = MnistFolder.load(data, recipe.classNames());
        System.out.printf(
                "training on %,d images, testing on %,d others%n",
                images.training().size(), images.test().size());
        Trainer trainer = recipe.trainer(epochs, NetworkOptions.defaults().withSeed(seed))
                .seed(seed)
                .heldOut(images.test());
        checkpoints.ifPresent(folder -> trainer.checkpoints(folder, STEPS_BETWEEN_CHECKPOINTS));
        try (TrainingResult trained = trainer.fit(images.training())) {
            trained.save(model);
        }
        try (SavedModel loaded = SavedModel.open(model)) {
            System.out.println();
            System.out.println("saved, and loaded again: " + model);
            System.out.println();
            System.out.println(Evaluator.evaluate(
                    loaded.network(),
                    loaded.standardization().orElseThrow(),
                    images.test(),
                    EvaluationOptions.defaults().withBatchSize(recipe.batchSize())));
        }
        return 0;
    }

    /** What a user can do something about is one sentence; anything else is a fault, and keeps its stack trace. */
    private static int explain(Exception fault, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (fault instanceof IOException
                || fault instanceof IllegalArgumentException
                || fault instanceof DivergenceException
                || fault instanceof UnsupportedException) {
            command.getErr().println(fault.getMessage());
            return 1;
        }
        throw fault;
    }
}
