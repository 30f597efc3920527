/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.data;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.data.SourceOptions;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder of labelled images, in one of three forms: the four IDX files of MNIST; a subfolder of images for each class; or
 * subfolders {@code train} and {@code val}, {@code validation} or {@code test} with one for each class in them.
 */
public record DataFolder(Path folder) {
    private static final List<String> TEST = List.of("val", "validation", "test");

    /** Whether it has the files of MNIST. */
    public boolean isMnist() {
        return Stream.of("train-images-idx3-ubyte", "t10k-images-idx3-ubyte")
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /**
     * Loads images to test a network on: those that the folder has for it, or all of its images.
     *
     * @param options with the classes of the network; none, and they are the folders' in alphabetical order
     */
    public ImageDataset test(Supplier<Preprocessing> preprocessing, SourceOptions options) throws IOException {
        if (isMnist()) {
            ImageDataset images = MnistFolder.load(folder).test();
            return options.classNames().size() == images.classes()
                    ? images.withClassNames(options.classNames())
                    : images;
        }
        Path test = testFolder().orElse(folder);
        return ImageFolder.load(test, preprocessing.get(), options);
    }

    /** Where the images to train on are. */
    Path trainingFolder() {
        Path training = folder.resolve("train");
        return testFolder().isPresent() && Files.isDirectory(training) ? training : folder;
    }

    /** Where those to test on are, if there is such a folder. */
    Optional<Path> testFolder() {
        return TEST.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
    }
}
