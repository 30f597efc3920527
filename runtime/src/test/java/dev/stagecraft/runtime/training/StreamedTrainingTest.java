/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.Mixing;
import dev.stagecraft.runtime.augmentation.PaddedCrop;
import dev.stagecraft.runtime.augmentation.RandomErasing;
import dev.stagecraft.runtime.augmentation.RandomResizedCrop;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training on images that stay on the disk. */
@Tag("slow")
class StreamedTrainingTest {
    private static final Preprocessing PREPROCESSING = Preprocessing.of(1, 8, 8);
    private static final Augmentations AUGMENTATIONS = Augmentations.of(
                    new PaddedCrop(1),
                    new HorizontalFlip(),
                    new RandomErasing(0.5, 0.02, 0.33, 0.3, 3.3, RandomErasing.Fill.NOISE),
                    new Mixing(0.2, 1))
            .repeated(2);

    @TempDir
    static Path images;

    /** What a training with all that is random comes to that nobody kills. */
    private static TrainingResult uninterrupted;

    @TempDir
    Path folder;

    @BeforeAll
    static void fillAndTrain() throws IOException {
        for (int index = 0; index < Trainings.TRAINING.size(); index++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.getRaster()
                        .setSample(pixel % 8, pixel / 8, 0, Trainings.TRAINING.pixel(index, 0, pixel / 8, pixel % 8));
            }
            String name = Trainings.TRAINING.classNames().get(Trainings.TRAINING.label(index));
            Path file = images.resolve(name).resolve(String.format("%03d.png", index));
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
        uninterrupted = trainer().fit(streamed(AUGMENTATIONS, 2));
    }

    private static StreamedDataset streamed(Augmentations augmentations, int threads) throws IOException {
        return StreamedDataset.of(
                ImageFolder.open(images),
                PREPROCESSING,
                StreamOptions.defaults().withAugmentations(augmentations).withThreads(threads));
    }

    private static Trainer trainer() throws IOException {
        return Trainings.trainer().heldOut(streamed(Augmentations.NONE, 1));
    }

    @Test
    void learnsWhatTheSameImagesInMemoryTeach() throws IOException {
        ImageDataset memory = ImageFolder.load(images, PREPROCESSING);
        Trainings.assertSame(
                Trainings.trainer().heldOut(memory).fit(memory), trainer().fit(streamed(Augmentations.NONE, 3)));
    }

    /** In the middle of an epoch and at its ends, with all that is random at work. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 7, 11, 20})
    void resumesToTheBit(int killedAfter) throws IOException {
        assertThrows(
                Trainings.Killed.class,
                () -> trainer()
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(killedAfter))
                        .fit(streamed(AUGMENTATIONS, 3)));
        Trainings.assertSame(uninterrupted, trainer().checkpoints(folder, 3).fit(streamed(AUGMENTATIONS, 1)));
    }

    @Test
    void isNotResumedWithOtherAugmentations() throws IOException {
        trainer().checkpoints(folder, 3).epochs(1).fit(streamed(AUGMENTATIONS, 2));
        CheckpointException fault = assertThrows(
                CheckpointException.class,
                () -> trainer().checkpoints(folder, 3).fit(streamed(AUGMENTATIONS.repeated(1), 2)));
        assertTrue(fault.getMessage().contains("each image 2 times"), fault.getMessage());
    }

    @Test
    void trainsAtOneSizeAndTestsAtAnother() throws IOException {
        TrainingResult result = trainer().fit(streamed(Augmentations.of(new RandomResizedCrop(6, 7)), 2));
        assertEquals(3, result.history().size());
        assertTrue(result.history().get(2).accuracy().isPresent());
        assertEquals(
                result.history().get(2).accuracy().getAsDouble(),
                result.evaluate(streamed(Augmentations.NONE, 2)).accuracy());
    }
}
