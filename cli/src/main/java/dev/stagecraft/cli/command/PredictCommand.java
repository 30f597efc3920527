/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.progress.LoadingProgress;
import dev.stagecraft.cli.progress.ShownProgress;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.ClassNames;
import dev.stagecraft.runtime.images.Classification;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.ImageFiles;
import dev.stagecraft.runtime.images.InvalidImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what images show. */
@Command(
        name = "predict",
        description = "Says what images show: the most probable classes of each."
                + " A file that is no image is named on standard error, and the others are classified.")
public final class PredictCommand implements Callable<Integer> {
    private static final int TOGETHER = 16;

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--class-names",
            paramLabel = "FILE",
            description = "The names of the classes, a line each, in place of those that the model knows.")
    private Optional<Path> classNames;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many classes for each image (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private BrokenOption brokenImages;

    @Mixin
    private FormatOption format;

    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "Image files (JPEG, PNG, BMP, GIF), or folders of them.")
    private List<Path> images;

    @Override
    public Integer call() throws IOException {
        Range.requirePositive(command, "--top", top);
        List<Path> files = files();
        List<List<Object>> rows = new ArrayList<>();
        int unread = 0;
        try (ImageClassifier classifier = classifier();
                ShownProgress progress = ShownProgress.of(
                        "images", files.size(), command.commandLine().getErr())) {
            for (int start = 0; start < files.size(); start += TOGETHER) {
                List<Path> some = files.subList(start, Math.min(files.size(), start + TOGETHER));
                unread += classify(classifier, some, rows);
                progress.done(start + some.size(), files.size());
            }
        }
        if (unread == files.size()) {
            if (unread > 1) {
                command.commandLine().getErr().println("None of the " + unread + " images can be read: name others.");
            }
            return 1;
        }
        format.format()
                .print(
                        new Table(List.of("image", "rank", "class", "name", "probability"), rows),
                        command.commandLine().getOut());
        if (brokenImages.areSkipped()) {
            LoadingProgress.sayCount(unread, command.commandLine().getErr());
        }
        return unread == 0 || brokenImages.areSkipped() ? 0 : 1;
    }

    private ImageClassifier classifier() throws IOException {
        Optional<Path> file = model.file();
        Optional<ClassNames> names =
                ClassNamesFile.read(classNames, command.commandLine().getErr());
        if (file.isPresent() && ExportedModel.is(file.get())) {
            return ExportedModel.classifier(file.get(), names);
        }
        try (Model loaded = model.load()) {
            return loaded.classifier(names);
        }
    }

    /** Returns how many of the files cannot be read. */
    private int classify(ImageClassifier classifier, List<Path> files, List<List<Object>> rows) throws IOException {
        try {
            List<List<Classification>> results = classifier.classify(files, top);
            for (int index = 0; index < files.size(); index++) {
                add(files.get(index), results.get(index), rows);
            }
            return 0;
        } catch (InvalidImageException e) {
            if (files.size() == 1) {
                command.commandLine().getErr().println(e.getMessage());
                return 1;
            }
            int unread = 0;
            for (Path file : files) {
                unread += classify(classifier, List.of(file), rows);
            }
            return unread;
        }
    }

    private static void add(Path file, List<Classification> classes, List<List<Object>> rows) {
        for (int rank = 0; rank < classes.size(); rank++) {
            Classification found = classes.get(rank);
            rows.add(List.of(FileNames.path(file), rank + 1, found.index(), found.className(), found.probability()));
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path image : images) {
            if (!Files.isDirectory(image)) {
                files.add(image);
                continue;
            }
            List<Path> found = ImageFiles.below(image);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(image + " has no images: name files, or a folder that has some.");
            }
            files.addAll(found);
        }
        return files;
    }
}
