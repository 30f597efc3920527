/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.data.Split;
import dev.stagecraft.cli.data.TrainingData;
import dev.stagecraft.cli.progress.LoadingProgress;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            paramLabel = "PLACE",
            required = true,
            description =
                    "A folder with a subfolder of images (JPEG, PNG, BMP, GIF) for each class; or with subfolders train and val"
                            + " (or validation, or test) that have one for each class; or with the four IDX files of MNIST or another set"
                            + " in that form, plain or gzipped. Or a manifest (.csv, .json, .jsonl) of files and labels, or WebDataset's .tar"
                            + " archives, one or a folder of them.")
    private Path data;

    @Mixin
    private BrokenOption brokenImages;

    @Mixin
    private StreamingOptions streaming;

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
                    "A file of weights to start from: " + WeightsCommand.FORMATS
                            + ", or a model that was saved. A head for other"
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
        streaming.requireSound(command);
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
            throw new NoSuchFileException(
                    weights.get().toString(), null, weights.get() + " does not exist: check the path, or download it.");
        }
        NetworkDefinition declared = classPath.networks().find(network);
        if (declared.isBackbone()) {
            throw new IllegalArgumentException(
                    declared.name() + " is a backbone, which tells no classes apart: name a network with a head.");
        }
        Split images = new TrainingData(data, brokenImages.choice()).split(heldOut, learning.seed());
        int classes = images.training().classNames().size();
        requireClasses(declared, images.training());
        NetworkDefinition definition = newHead ? declared.withClasses(classes) : declared;
        NetworkOptions options = learning.networkOptions(images.training().size());
        Trainer trainer = learning.applyTo(Trainer.of(definition, options));
        BatchSource training = learning.cropsImages()
                ? streaming.streamed(images.training(), trainer::preprocessing, brokenImages.choice())
                : streaming.batches(images.training(), trainer::preprocessing, brokenImages.choice());
        Optional<BatchSource> test = images.heldOut()
                .map(others -> streaming.batches(others, trainer::preprocessing, brokenImages.choice()));
        test.ifPresent(trainer::heldOut);
        weights.ifPresent(trainer::startingFrom);
        if (fresh) {
            trainer.startingFresh();
        }
        checkpoints.ifPresent(folder -> trainer.checkpoints(folder, STEPS_BETWEEN_CHECKPOINTS));
        PrintWriter out = command.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "training on %,d images, testing on %,d others",
                training.size(),
                test.map(BatchSource::size).orElse(0)));
        out.flush();
        // Where the numbers of classes differ, the trainer says more.
        if (definition.summary().output().size() == classes) {
            EmptyClasses.say(training, command.commandLine().getErr());
        }
        Interruption interruption =
                Interruption.of(checkpoints, command.commandLine().getErr());
        try (TrainingResult result = trainer.fit(training)) {
            result.save(model);
            LoadingProgress.sayCount(
                    training.skipped().size()
                            + test.map(others -> others.skipped().size()).orElse(0),
                    command.commandLine().getErr());
        } finally {
            interruption.ended();
        }
        out.println("saved " + model);
        return 0;
    }

    private void requireClasses(NetworkDefinition definition, ImageSource images) {
        int classes = images.classNames().size();
        long outputs = definition.summary().output().size();
        // A folder of MNIST says of how many its images are, and the trainer more about it.
        if (!newHead && classes != outputs && !(images instanceof ImageDataset)) {
            throw new IllegalArgumentException("The images of " + data + " are of "
                    + (classes == 1 ? "1 class" : classes + " classes") + ", but " + definition.name() + " tells "
                    + outputs + " apart: declare one with @Head(classes = " + classes
                    + "), say --new-head, or use other images.");
        }
    }
}
