/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** {@link Trainings#TRAINING} as PNG files in a folder for each class. */
final class TrainingFolder {
    static final Preprocessing PREPROCESSING = Preprocessing.of(1, 8, 8);

    private TrainingFolder() {}

    static void write(Path folder) throws IOException {
        for (int index = 0; index < Trainings.TRAINING.size(); index++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.getRaster()
                        .setSample(pixel % 8, pixel / 8, 0, Trainings.TRAINING.pixel(index, 0, pixel / 8, pixel % 8));
            }
            String name = Trainings.TRAINING.classNames().get(Trainings.TRAINING.label(index));
            Path file = folder.resolve(name).resolve(String.format("%03d.png", index));
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
    }

    /** The images of such a folder, read and decoded by so many threads. */
    static StreamedDataset streamed(Path folder, Augmentations augmentations, int threads) throws IOException {
        return StreamedDataset.of(
                ImageFolder.open(folder),
                PREPROCESSING,
                StreamOptions.defaults().withAugmentations(augmentations).withThreads(threads));
    }
}
