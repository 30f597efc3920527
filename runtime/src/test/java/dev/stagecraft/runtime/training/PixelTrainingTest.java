/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.PaddedCrop;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Batches;
import dev.stagecraft.runtime.data.Order;
import dev.stagecraft.runtime.data.Pass;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Trainings whose batches are copied ahead as pixels, which the CPU takes if it is told to, beside those by numbers. */
@Tag("slow")
class PixelTrainingTest {
    private static final String AHEAD = "stagecraft.ahead";

    @TempDir
    Path folder;

    static boolean isLibtorchThere() {
        return ServiceLoader.load(Engine.class).stream().findAny().isPresent();
    }

    @BeforeEach
    @AfterEach
    void byNumbers() {
        System.clearProperty(AHEAD);
    }

    private static void byPixels() {
        System.setProperty(AHEAD, "true");
    }

    private static Trainer trainer(String device) {
        NetworkOptions options =
                Trainings.options().withExecution(Execution.LIBTORCH).withDevice(device);
        return Trainings.trainer(options);
    }

    private static StreamedDataset streamed() {
        return StreamedDataset.of(
                Trainings.TRAINING,
                Preprocessing.of(1, 8, 8),
                StreamOptions.defaults()
                        .withThreads(3)
                        .withAugmentations(Augmentations.of(new PaddedCrop(1), new HorizontalFlip())));
    }

    private static BatchSource images(boolean isStreamed) {
        return isStreamed ? streamed() : Trainings.TRAINING;
    }

    /** To the bit, in memory and from a source, whose images are cropped and mirrored. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledIf(
            value = "isLibtorchThere",
            disabledReason = "libtorch is on the class path of builds with Java 22 or later")
    void pixelsTrainAsNumbersDo(boolean isStreamed) throws Exception {
        TrainingResult numbers = trainer("cpu").epochs(2).fit(images(isStreamed));
        byPixels();
        TrainingResult pixels = trainer("cpu").epochs(2).fit(images(isStreamed));
        Trainings.assertSame(numbers, pixels);
    }

    /** Batches that were on their way when it was killed come again, and not twice. */
    @Test
    @EnabledIf(
            value = "isLibtorchThere",
            disabledReason = "libtorch is on the class path of builds with Java 22 or later")
    void resumesToTheBit() throws Exception {
        TrainingResult uninterrupted = trainer("cpu").fit(Trainings.TRAINING);
        byPixels();
        assertThrows(
                Trainings.Killed.class,
                () -> trainer("cpu")
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(5))
                        .fit(Trainings.TRAINING));
        TrainingResult resumed = trainer("cpu").checkpoints(folder, 3).fit(Trainings.TRAINING);
        Trainings.assertSame(uninterrupted, resumed);
    }

    /** Two devices share batches of either kind, and what they made is one network. */
    @Test
    @EnabledIf(
            value = "isLibtorchThere",
            disabledReason = "libtorch is on the class path of builds with Java 22 or later")
    void twoDevicesShareBatchesOfPixels() throws Exception {
        TrainingResult numbers = trainer("cpu,cpu").epochs(1).fit(Trainings.TRAINING);
        byPixels();
        TrainingResult pixels = trainer("cpu,cpu").epochs(1).fit(Trainings.TRAINING);
        Trainings.assertSame(numbers, pixels);
    }

    /** The pixels of a batch, looked up in tables, are its numbers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pixelsAreWhatNumbersWereMadeOf(boolean isStreamed) throws Exception {
        Standardization standardization = Trainings.TRAINING.standardization();
        float[][] tables = standardization.tables();
        try (Batches numbers = images(isStreamed).open(pass(DataType.FLOAT, standardization));
                Batches pixels = images(isStreamed).open(pass(DataType.UINT8, standardization))) {
            while (numbers.hasNext()) {
                DataSet expected = numbers.next();
                DataSet actual = pixels.next();
                assertEquals(expected.getLabels(), actual.getLabels());
                assertEquals(DataType.UINT8, actual.getFeatures().dataType());
                float[] values = expected.getFeatures().dup('c').data().asFloat();
                INDArray bytes = actual.getFeatures().dup('c').reshape(values.length);
                long plane =
                        expected.getFeatures().size(2) * expected.getFeatures().size(3);
                for (int i = 0; i < values.length; i++) {
                    int channel = (int) (i / plane % tables.length);
                    assertEquals(values[i], tables[channel][bytes.getInt(i)]);
                }
            }
            assertFalse(pixels.hasNext());
        }
    }

    private static Pass pass(DataType type, Standardization standardization) {
        return new Pass(new Order.Shuffled(3, 1), 7, 0, type, standardization);
    }
}
