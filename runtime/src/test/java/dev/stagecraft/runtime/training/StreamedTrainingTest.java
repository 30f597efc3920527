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
import dev.stagecraft.runtime.data.StreamedDataset;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training on images that stay on the disk. */
@Tag("slow")
class StreamedTrainingTest {
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
        TrainingFolder.write(images);
        uninterrupted = trainer().fit(streamed(AUGMENTATIONS, 2));
    }

    private static StreamedDataset streamed(Augmentations augmentations, int threads) throws IOException {
        return TrainingFolder.streamed(images, augmentations, threads);
    }

    private static Trainer trainer() throws IOException {
        return Trainings.trainer().heldOut(streamed(Augmentations.NONE, 1));
    }

    @Test
    void learnsWhatTheSameImagesInMemoryTeach() throws IOException {
        ImageDataset memory = ImageFolder.load(images, TrainingFolder.PREPROCESSING);
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
