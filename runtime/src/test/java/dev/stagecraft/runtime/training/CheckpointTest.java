/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.ReplacedFile;
import dev.stagecraft.runtime.data.Standardization;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;

class CheckpointTest {
    private static final String OLDER = "step-00000006.zip";
    private static final String NEWER = "step-00000007.zip";

    @TempDir
    Path folder;

    @Test
    void deeplearning4jReadsItWithItsUpdaterState() throws Exception {
        TrainingResult result = oneEpoch();
        ComputationGraph restored =
                ModelSerializer.restoreComputationGraph(folder.resolve(NEWER).toFile(), true);
        assertArrayEquals(
                result.network().params().toFloatVector(), restored.params().toFloatVector(), 0);
        assertEquals(
                result.network().getUpdater().getStateViewArray(),
                restored.getUpdater().getStateViewArray());
        assertEquals(7, restored.getIterationCount());
    }

    @Test
    void isRefusedWhereverItIsCutOff() throws Exception {
        oneEpoch();
        byte[] whole = Files.readAllBytes(folder.resolve(NEWER));
        for (int length = 0; length < whole.length; length += 1 + length / 16) {
            byte[] part = new byte[length];
            System.arraycopy(whole, 0, part, 0, length);
            assertDamaged(part);
        }
        for (int missing = 1; missing < 200; missing += 7) {
            byte[] part = new byte[whole.length - missing];
            System.arraycopy(whole, 0, part, 0, part.length);
            assertDamaged(part);
        }
    }

    @Test
    void isRefusedWhereverABitFlips() throws Exception {
        oneEpoch();
        byte[] whole = Files.readAllBytes(folder.resolve(NEWER));
        Random random = new Random(5);
        for (int position = 0; position < whole.length; position += 1 + random.nextInt(whole.length / 150)) {
            assertBitFlipIsRefused(whole, position, random.nextInt(8));
        }
        for (int position = whole.length - 30; position < whole.length; position++) {
            assertBitFlipIsRefused(whole, position, random.nextInt(8));
        }
    }

    @Test
    void namesTheDamagedFileAndTheLastGoodOneAndDeletesNothing() throws Exception {
        oneEpoch();
        Path newer = folder.resolve(NEWER);
        Path older = folder.resolve(OLDER);
        Files.write(newer, new byte[100]);
        assertEquals(
                "The checkpoint " + newer
                        + " is damaged, since it is no zip file, or is cut off or damaged: delete it to resume"
                        + " from " + older + ".",
                resumptionFails());
        assertTrue(Files.exists(newer));
        Files.write(older, new byte[0]);
        assertEquals(
                "The checkpoint " + newer
                        + " is damaged, since it is no zip file, or is cut off or damaged: delete it to start"
                        + " from the beginning; there is no good checkpoint before it.",
                resumptionFails());
    }

    @Test
    void resumesFromTheOneBeforeWhenTheDamagedOneIsDeleted() throws Exception {
        TrainingResult uninterrupted = Trainings.trainer().fit(Trainings.TRAINING);
        oneEpoch();
        Files.delete(folder.resolve(NEWER));
        Trainings.assertSame(uninterrupted, Trainings.trainer(folder).fit(Trainings.TRAINING));
    }

    /** In Egypt's Arabic {@code %08d} has digits of its own. */
    @Test
    void isFoundWhateverTheLocale() throws Exception {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            oneEpoch();
        } finally {
            Locale.setDefault(usual);
        }
        assertTrue(Files.exists(folder.resolve(NEWER)));
        Trainings.assertSame(
                Trainings.trainer().fit(Trainings.TRAINING),
                Trainings.trainer(folder).fit(Trainings.TRAINING));
    }

    @Test
    void saysThatItGoesOnOtherwiseThanItBegan() throws Exception {
        oneEpoch();
        List<String> warnings = new ArrayList<>();
        trainer(Trainings.options().withExecution(Execution.DEEPLEARNING4J))
                .progress(new TrainingProgress() {
                    @Override
                    public void warned(String sentence) {
                        warnings.add(sentence);
                    }
                })
                .fit(Trainings.TRAINING);
        assertEquals(
                List.of("Until now the training was computed with convolutions by oneDNN in full precision, and goes on"
                        + " by Deeplearning4j in full precision: its result is not, to the bit, that of a training that was"
                        + " not interrupted."),
                warnings);
    }

    @Test
    void refusesOtherSettingsByNamingBothValues() throws Exception {
        oneEpoch();
        assertRefused(
                "batch size 8, but this one has 9", Trainings.trainer(folder).batchSize(9));
        assertRefused(
                "training seed 42, but this one has 7",
                Trainings.trainer(folder).seed(7));
        assertRefused("standardization [", Trainings.trainer(folder).standardization(Standardization.none(1)));
        assertRefused(
                "held-out data 30 images of 1x8x8 in 3 classes, CRC ",
                Trainings.trainer(folder).heldOut(Trainings.TRAINING));
        String otherData = assertThrows(
                        CheckpointException.class,
                        () -> Trainings.trainer(folder)
                                .standardization(Standardization.of(Trainings.TRAINING))
                                .fit(SyntheticImages.of(50, 9)))
                .getMessage();
        assertTrue(otherData.contains("training data 50 images of 1x8x8 in 3 classes, CRC "), otherData);
    }

    @Test
    void refusesOtherNetworkOptionsByNamingBothValues() throws Exception {
        oneEpoch();
        assertRefused(
                "is of a training with learning rate 0.02, but this one has 0.03: ",
                trainer(Trainings.options().withUpdater(new Adam(0.03))));
        assertRefused(
                "is of a training with updater Adam, but this one has Nesterovs: ",
                trainer(Trainings.options().withUpdater(new Nesterovs(0.02, 0.9))));
        assertRefused(
                "is of a training with seed 42, but this one has 1: ",
                trainer(Trainings.options().withSeed(1)));
    }

    @Test
    void refusesFewerEpochsThanWereDone() throws Exception {
        Trainings.trainer(folder).epochs(2).fit(Trainings.TRAINING);
        CheckpointException e = assertThrows(
                CheckpointException.class,
                () -> Trainings.trainer(folder).epochs(1).fit(Trainings.TRAINING));
        assertEquals(
                "The checkpoint " + folder.resolve("step-00000014.zip") + " is after epoch 2, but this training has 1:"
                        + " train for more epochs, or use another folder to start from the beginning.",
                e.getMessage());
    }

    @Test
    void refusesAFolderThatAnotherTrainingUses() throws Exception {
        try (CheckpointFolder used = CheckpointFolder.open(folder)) {
            assertEquals(
                    "Another training is using " + folder
                            + " for its checkpoints: wait for it, or choose another folder.",
                    resumptionFails());
            assertTrue(used.newest().isEmpty());
        }
        assertDoesNotThrow(this::oneEpoch);
    }

    @Test
    void refusesAFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        CheckpointException e = assertThrows(
                CheckpointException.class, () -> Trainings.trainer(file).fit(Trainings.TRAINING));
        assertEquals(
                "Cannot use " + file + " for checkpoints, because " + file + " is a file: choose a folder.",
                e.getMessage());
    }

    @Test
    void keepsTheLastGoodOneWhenTheDiskIsFull() throws Exception {
        long room = 10 * Files.size(oneEpochIn(folder).resolve(NEWER)) + (1 << 20);
        Configuration disk = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(room)
                .build();
        try (FileSystem full = Jimfs.newFileSystem(disk)) {
            Path checkpoints = full.getPath("/checkpoints");
            TrainingProgress filling = new TrainingProgress() {
                @Override
                public void saved(Path checkpoint, int steps) {
                    if (steps == 6) {
                        fill(full.getPath("/filler"), room);
                    }
                }
            };
            CheckpointException e = assertThrows(
                    CheckpointException.class,
                    () -> Trainings.trainer(checkpoints).progress(filling).fit(Trainings.TRAINING));
            assertTrue(
                    e.getMessage()
                            .matches("Cannot save the checkpoint /checkpoints/step-00000007\\.zip, which takes about"
                                    + " [0-9,]+ bytes, because there is no room left on the disk: make room, or choose"
                                    + " another folder\\."),
                    e.getMessage());
            assertFalse(Files.exists(checkpoints.resolve("step-00000007.zip")));
            try (Stream<Path> entries = Files.list(checkpoints)) {
                assertEquals(
                        List.of(),
                        entries.filter(entry -> entry.toString().endsWith(".part"))
                                .toList());
            }
            assertEquals(
                    6,
                    CheckpointFolder.open(checkpoints)
                            .newest()
                            .orElseThrow()
                            .checkpoint()
                            .state()
                            .step());
        }
    }

    /** With as much as there is room for. */
    private static void fill(Path file, long most) {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written <= most; written += 512) {
                out.write(new byte[512]);
            }
            fail("There is more room than " + most + " bytes.");
        } catch (IOException e) {
            // Full, as it should be.
        }
    }

    private Trainer trainer(NetworkOptions options) {
        return Trainings.trainer(options).checkpoints(folder, 3);
    }

    private TrainingResult oneEpoch() throws IOException {
        return Trainings.trainer(folder).epochs(1).fit(Trainings.TRAINING);
    }

    private static Path oneEpochIn(Path folder) throws IOException {
        Trainings.trainer(folder).epochs(1).fit(Trainings.TRAINING);
        return folder;
    }

    private String resumptionFails() {
        return assertThrows(CheckpointException.class, this::oneEpoch).getMessage();
    }

    private static void assertRefused(String difference, Trainer trainer) {
        String message = assertThrows(CheckpointException.class, () -> trainer.fit(Trainings.TRAINING))
                .getMessage();
        assertTrue(message.contains(difference), message);
    }

    private void assertBitFlipIsRefused(byte[] whole, int position, int bit) throws IOException {
        byte[] flipped = whole.clone();
        flipped[position] ^= (byte) (1 << bit);
        assertDamaged(flipped);
    }

    private void assertDamaged(byte[] content) throws IOException {
        ReplacedFile.write(folder.resolve(NEWER), content);
        try (CheckpointFolder opened = CheckpointFolder.open(folder)) {
            assertThrows(CheckpointException.class, opened::newest);
        }
    }
}
