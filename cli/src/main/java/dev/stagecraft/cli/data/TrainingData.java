/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.data;

import dev.stagecraft.runtime.data.BrokenImages;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.Manifest;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.data.SourceOptions;
import dev.stagecraft.runtime.data.TarShards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Labelled images to learn from, which stay on the disk: a folder with a subfolder for each class; archives of WebDataset, one or a folder of
 * them; a manifest; folders or archives in {@code train} and {@code val}, {@code validation} or {@code test}; or the four IDX files of MNIST.
 *
 * @param place a folder, an archive or a manifest
 * @param broken what becomes of images that cannot be read
 */
public record TrainingData(Path place, BrokenImages broken) {
    /**
     * Opens images to train on, and others to test on.
     *
     * @param share of each class that is held out where the place does not say what to test on
     */
    public Split split(double share, long seed) throws IOException {
        DataFolder folder = new DataFolder(place);
        if (folder.isMnist()) {
            MnistFolder images = MnistFolder.load(place);
            return new Split(images.training(), Optional.of(images.test()));
        }
        Path training = folder.trainingFolder();
        ImageSource images = open(training, List.of());
        return training.equals(place)
                ? Split.of(images, share, seed)
                : new Split(images, Optional.of(open(folder.testFolder().get(), images.classNames())));
    }

    private ImageSource open(Path from, List<String> classNames) throws IOException {
        SourceOptions options =
                SourceOptions.defaults().withClassNames(classNames).withBroken(broken);
        if (Files.isRegularFile(from) && Manifest.isOne(from)) {
            return Manifest.open(from, options);
        }
        return TarShards.areIn(from) ? TarShards.open(from, options) : ImageFolder.open(from, options);
    }
}
