/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.data.DataFolder;
import dev.stagecraft.cli.data.Split;
import dev.stagecraft.cli.progress.LoadingProgress;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a network on images, and saves it. */
@Command(name = "train", description = "Trains a network on images, and saves it.")
public final class TrainCommand implements Callable<Integer> {
    private static final int STEPS_BETWEEN_CHECKPOINTS = 100;

    private static final Pattern IS_NO_MODEL = Pattern.compile("(?i).*\\.(onnx|safetensors|h5|keras)");

    @Spec
    private CommandSpec command;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            required = true,
            description = "The network's name, as stagecraft networks lists it.")
    private String network;

    @Mixin
    private ClassPathOption classPath;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "A folder with a subfolder of images (JPEG, PNG, BMP, GIF) for each class; or with subfolders train and val"
                            + " (or validation, or test) that have one for each class; or with the four IDX files of MNIST or another set"
                            + " in that form, plain or gzipped.")
    private Path data;

    @Mixin
    private BrokenImages brokenImages;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description =
                    "The share of each class that is tested on and not trained on, where the folder does not say which"
                            + " (default: ${DEFAULT-VALUE}).")
    private double heldOut;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "A file of weights to start from: .safetensors, .keras or .h5 of Keras, or a model that was saved. A head for other"
                            + " classes than the network's is left out, so that a network that has seen many images learns to tell yours apart.")
    private Optional<Path> weights;

    @Option(
            names = "--fresh",
            description = "Starts from fresh weights, also where the network declares @PretrainedWeights.")
    private boolean fresh;

    @Option(
            names = "--new-head",
            description = "Gives the network a head for as many classes as the images have, whatever it declares.")
    private boolean newHead;

    @Mixin
    private LearningOptions learning;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Keeps checkpoints in this folder, and goes on from the newest that is there.")
    private Optional<Path> checkpoints;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "model.zip",
            description = "Where to save the network (default: ${DEFAULT-VALUE}).")
    private Path model;

    @Override
    public Integer call() throws IOException {
        learning.requireSound(command);
        Range.requireShare(command, "--held-out", heldOut);
        if (fresh && weights.isPresent()) {
            throw new ParameterException(
                    command.commandLine(), "--fresh and --weights exclude each other: leave one of them out.");
        }
        if (IS_NO_MODEL.matcher(model.toString()).matches()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--model is " + model + "; train saves a .zip, so its name must not end so: export writes .onnx and"
                            + " .safetensors.");
        }
        OutputFile.require(model);
        if (weights.filter(Files::notExists).isPresent()) {
            throw new NoSuchFileException(weights.get() + " does not exist: check the path, or download it.");
        }
        NetworkDefinition declared = classPath.networks().find(network);
        if (declared.isBackbone()) {
            throw new IllegalArgumentException(
                    declared.name() + " is a backbone, which tells no classes apart: name a network with a head.");
        }
        Optional<Recipe> recipe = learning.recipe();
        recipe.ifPresent(Recipe::requireAvailable);
        Split images = images(declared);
        NetworkDefinition definition =
                newHead ? declared.withClasses(images.training().classes()) : declared;
        NetworkOptions options = learning.networkOptions(images.training().size());
        Trainer trainer = learning.applyTo(Trainer.of(definition, options));
        images.heldOut().ifPresent(trainer::heldOut);
        weights.ifPresent(trainer::startingFrom);
        if (fresh) {
            trainer.startingFresh();
        }
        checkpoints.ifPresent(folder -> trainer.checkpoints(folder, STEPS_BETWEEN_CHECKPOINTS));
        PrintWriter out = command.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "training on %,d images, testing on %,d others",
                images.training().size(),
                images.heldOut().map(ImageDataset::size).orElse(0)));
        out.flush();
        // Where the numbers of classes differ, the trainer says more.
        if (definition.summary().output().size() == images.training().classes()) {
            EmptyClasses.say(images.training(), command.commandLine().getErr());
        }
        Interruption interruption =
                Interruption.of(checkpoints, command.commandLine().getErr());
        try {
            trainer.fit(images.training()).save(model);
        } finally {
            interruption.ended();
        }
        out.println("saved " + model);
        return 0;
    }

    /** Before all images are loaded, which may take long. */
    private void requireClasses(NetworkDefinition definition) throws IOException {
        Optional<Integer> classes = new DataFolder(data).trainingClasses().map(List::size);
        long outputs = definition.summary().output().size();
        if (!newHead && classes.isPresent() && classes.get() != outputs) {
            throw new IllegalArgumentException("The images of " + data + " are of "
                    + (classes.get() == 1 ? "1 class" : classes.get() + " classes")
                    + ", but " + definition.name() + " tells " + outputs + " apart: declare one with @Head(classes = "
                    + classes.get() + "), say --new-head, or use other images.");
        }
    }

    private Split images(NetworkDefinition definition) throws IOException {
        requireClasses(definition);
        try (LoadingProgress progress =
                new LoadingProgress(command.commandLine().getErr(), brokenImages.areSkipped())) {
            return new DataFolder(data).split(() -> preprocessing(definition), heldOut, learning.seed(), progress);
        }
    }

    private static Preprocessing preprocessing(NetworkDefinition definition) {
        List<Integer> input = definition.summary().input().dimensions();
        return definition.preprocessing().orElseGet(() -> Preprocessing.of(input.get(0), input.get(1), input.get(2)));
    }
}
