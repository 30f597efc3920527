/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.data.DataFolder;
import dev.stagecraft.cli.progress.LoadingProgress;
import dev.stagecraft.cli.progress.ShownProgress;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.data.SourceOptions;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.training.ClassificationReport;
import dev.stagecraft.runtime.training.EvaluationOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tests a network. */
@Command(
        name = "evaluate",
        description = "Classifies images whose classes are known, and counts what is right, in all and by class.")
public final class EvaluateCommand implements Callable<Integer> {
    private static final int SHOWN = 4;

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "A folder with a subfolder of images (JPEG, PNG, BMP, GIF) for each class; or with a subfolder val (or validation,"
                            + " or test) that has one for each class; or with the four IDX files of MNIST, of which the test images count.")
    private Path data;

    @Mixin
    private BrokenOption brokenImages;

    @Option(
            names = "--class-names",
            paramLabel = "FILE",
            description =
                    "The names of the network's classes, a line each, in the order of its output: those of the folders."
                            + " A model that train saved knows them; otherwise they are the folders' in alphabetical order.")
    private Optional<Path> classNames;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "How many images are classified at a time (default: ${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(names = "--confusion", description = "Says what was taken for what as well.")
    private boolean confusion;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        Range.requirePositive(command, "--batch-size", batchSize);
        try (Evaluable loaded = open()) {
            List<String> names = ClassNamesFile.read(
                            classNames, command.commandLine().getErr())
                    .map(given -> given.requireCount(Math.toIntExact(loaded.classes()))
                            .names())
                    .orElseGet(loaded::classNames);
            ImageDataset images = images(loaded, names);
            requireFit(loaded, images);
            ClassificationReport report;
            try (ShownProgress progress = ShownProgress.of(
                    "images", images.size(), command.commandLine().getErr())) {
                report = loaded.evaluate(images, standardization(loaded), new EvaluationOptions(batchSize, progress));
            }
            new EvaluationOutput(report, confusion)
                    .print(format.format(), command.commandLine().getOut());
            return 0;
        }
    }

    private Evaluable open() throws IOException {
        Optional<Path> onnx = model.file().filter(ExportedModel::is);
        return onnx.isPresent() ? ExportedModel.open(onnx.get(), Optional.empty()) : model.load();
    }

    private void requireFit(Evaluable loaded, ImageDataset images) {
        long classes = loaded.classes();
        if (images.classes() != classes) {
            throw new IllegalArgumentException(
                    loaded.name() + " tells " + classes + " classes apart, but the images of "
                            + data + " are of " + (images.classes() == 1 ? "1 class" : images.classes() + " classes")
                            + ": give it images of its own classes, or the names of all of them by --class-names.");
        }
        loaded.image().filter(shape -> !shape.equals(images.image())).ifPresent(shape -> {
            throw new IllegalArgumentException(loaded.name() + " takes images of " + shape + ", but those of " + data
                    + " are " + images.image() + ": give it images of that size.");
        });
    }

    private ImageDataset images(Evaluable loaded, List<String> names) throws IOException {
        PrintWriter errors = command.commandLine().getErr();
        DataFolder folder = new DataFolder(data);
        ImageDataset images;
        try (LoadingProgress progress = new LoadingProgress(errors)) {
            images = folder.test(
                    loaded::requirePreprocessing, new SourceOptions(names, brokenImages.choice(), progress));
        }
        if (names.isEmpty() && !folder.isMnist()) {
            sayOrder(images.classNames());
        }
        images.skipped().forEach(errors::println);
        LoadingProgress.sayCount(images.skipped().size(), errors);
        return images;
    }

    /** Folders whose names are numbers are in another order here, as in torchvision, than in timm. */
    private void sayOrder(List<String> names) {
        boolean areNumbers = names.stream().allMatch(name -> name.matches("\\d{1,18}"));
        boolean ascend = IntStream.range(1, names.size())
                .allMatch(i -> !areNumbers || Long.parseLong(names.get(i - 1)) < Long.parseLong(names.get(i)));
        if (!ascend) {
            command.commandLine()
                    .getErr()
                    .println(
                            "The folders are the classes in the order of their names ("
                                    + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                                    + ", …); if the network's are in the order of numbers, as timm has them, name them so with --class-names.");
        }
    }

    /** As training does, where nothing else is said: that of the training images, which MNIST's folder has. */
    private Standardization standardization(Evaluable loaded) throws IOException {
        if (loaded.standardization().isPresent()) {
            return loaded.standardization().get();
        }
        if (new DataFolder(data).isMnist()) {
            return Standardization.of(MnistFolder.load(data).training());
        }
        return Standardization.of(loaded.requirePreprocessing());
    }
}
