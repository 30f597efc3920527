/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with the four files of MNIST, Fashion-MNIST or another set in that form: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each plain or with
 * {@code .gz}.
 *
 * @param training the images to train on, {@code [1, height, width]} each
 * @param test the images to test on, of the same shape
 */
public record MnistFolder(ImageDataset training, ImageDataset test) {
    static final String NAMES =
            "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte (or with .gz)";

    /**
     * Reads a folder. A file {@code labels.txt} in it, if there is one, names the classes, a line each; otherwise the
     * classes go by their numbers, up to the highest training label.
     *
     * @param folder with the four IDX files under their usual names, plain or gzipped
     * @return the images for training and those for testing
     * @throws InvalidDataException if the folder or a file is missing or damaged, or the files do not fit each other
     */
    public static MnistFolder load(Path folder) throws IOException {
        requireFolder(folder);
        Path names = folder.resolve("labels.txt");
        if (Files.exists(names)) {
            try (Stream<String> lines = Files.lines(names)) {
                return load(folder, lines.filter(line -> !line.isBlank()).toList());
            }
        }
        ImageDataset training = IdxReader.load(find(folder, "train-images-idx3-ubyte"), trainingLabels(folder));
        return together(folder, training, test(folder, training.classes()));
    }

    /**
     * Reads a folder.
     *
     * @param folder with the four IDX files under their usual names, plain or gzipped
     * @param classNames the names of the classes 0, 1, …
     * @return the images for training and those for testing
     * @throws InvalidDataException if the folder or a file is missing or damaged, or the files do not fit each other
     */
    public static MnistFolder load(Path folder, List<String> classNames) throws IOException {
        requireFolder(folder);
        ImageDataset training =
                IdxReader.load(find(folder, "train-images-idx3-ubyte"), trainingLabels(folder), classNames);
        return together(folder, training, test(folder, classNames.size()).withClassNames(classNames));
    }

    private static MnistFolder together(Path folder, ImageDataset training, ImageDataset test)
            throws InvalidDataException {
        if (!training.image().equals(test.image())) {
            throw new InvalidDataException(
                    folder,
                    "has training images of " + training.image() + " and test images of " + test.image()
                            + ": put files of one data set into it.");
        }
        return new MnistFolder(training, test);
    }

    private static Path trainingLabels(Path folder) throws InvalidDataException {
        return find(folder, "train-labels-idx1-ubyte");
    }

    private static ImageDataset test(Path folder, int classes) throws IOException {
        return IdxReader.load(find(folder, "t10k-images-idx3-ubyte"), find(folder, "t10k-labels-idx1-ubyte"), classes);
    }

    private static Path find(Path folder, String name) throws InvalidDataException {
        return Stream.of(name, name + ".gz")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new InvalidDataException(
                        folder, "has no file " + name + " or " + name + ".gz: download it into this folder."));
    }

    private static void requireFolder(Path folder) throws InvalidDataException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(
                    folder,
                    Files.exists(folder)
                            ? "is a file, where the folder with the data must be: name its folder."
                            : "does not exist: check the path, or download the data into it.");
        }
    }
}
