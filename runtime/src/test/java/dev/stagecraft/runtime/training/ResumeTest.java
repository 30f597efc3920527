/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A training that is killed and started again gives what it would have given, bit for bit. */
@Tag("slow")
class ResumeTest {
    /** What trainings come to that nobody kills. */
    private static final Map<NetworkOptions, TrainingResult> UNINTERRUPTED = new HashMap<>();

    @TempDir
    Path folder;

    /** Before the first checkpoint, on one, between two, at both sides of an epoch's end, and in the last step. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 8, 14, 21})
    void resumesWithAdam(int killedAfter) throws Exception {
        assertResumes(Trainings.options(), killedAfter);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 11})
    void resumesWithAScheduleOfSteps(int killedAfter) throws Exception {
        StepSchedule schedule = new StepSchedule(ScheduleType.ITERATION, 0.05, 0.5, 4);
        assertResumes(NetworkOptions.defaults().withUpdater(new Nesterovs(schedule, 0.9)), killedAfter);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 11, 14})
    void resumesWithAScheduleOfEpochs(int killedAfter) throws Exception {
        MapSchedule schedule = new MapSchedule(ScheduleType.EPOCH, Map.of(0, 0.05, 1, 0.02, 2, 0.001));
        assertResumes(NetworkOptions.defaults().withUpdater(new Adam(schedule)), killedAfter);
    }

    @Test
    void resumesAfterBeingKilledAtEveryFewSteps() throws Exception {
        TrainingResult uninterrupted = uninterrupted(Trainings.options());
        for (int start = 0; start < 5; start++) {
            assertThrows(
                    Trainings.Killed.class,
                    () -> Trainings.trainer(folder)
                            .progress(Trainings.killAfter(5))
                            .fit(Trainings.TRAINING));
        }
        Trainings.assertSame(uninterrupted, Trainings.trainer(folder).fit(Trainings.TRAINING));
    }

    @Test
    void writesTheSameCheckpointBytes() throws Exception {
        Path other = folder.resolve("uninterrupted");
        Trainings.trainer(other).fit(Trainings.TRAINING);
        assertThrows(
                Trainings.Killed.class,
                () -> Trainings.trainer(folder).progress(Trainings.killAfter(8)).fit(Trainings.TRAINING));
        Trainings.trainer(folder).fit(Trainings.TRAINING);
        assertEquals(-1, Files.mismatch(other.resolve("step-00000021.zip"), folder.resolve("step-00000021.zip")));
    }

    @Test
    void trainsForMoreEpochsThanBefore() throws Exception {
        Trainings.trainer(folder).epochs(1).fit(Trainings.TRAINING);
        Trainings.assertSame(
                uninterrupted(Trainings.options()), Trainings.trainer(folder).fit(Trainings.TRAINING));
    }

    @Test
    void returnsAFinishedTrainingAtOnce() throws Exception {
        TrainingResult finished = Trainings.trainer(folder).fit(Trainings.TRAINING);
        Trainings.assertSame(
                finished,
                Trainings.trainer(folder).progress(Trainings.killAfter(1)).fit(Trainings.TRAINING));
    }

    @Test
    void keepsTheLastTwoCheckpointsAndRemovesUnfinishedOnes() throws Exception {
        Files.writeString(folder.resolve("step-00000099.zip.0123456789abcdef.part"), "killed while writing");
        Files.writeString(folder.resolve("notes.txt"), "not ours");
        Trainings.trainer(folder).fit(Trainings.TRAINING);
        List<String> names = namesInFolder().stream()
                .filter(name -> !name.startsWith("events.out.tfevents."))
                .toList();
        assertEquals(
                List.of(
                        "evaluation.json",
                        "metrics.csv",
                        "network.json",
                        "network.svg",
                        "notes.txt",
                        "report.html",
                        "settings.json",
                        "step-00000018.zip",
                        "step-00000021.zip",
                        "training.lock"),
                names);
    }

    @Test
    void tellsWhereItResumes() throws Exception {
        Trainings.trainer(folder).epochs(1).fit(Trainings.TRAINING);
        StringBuilder told = new StringBuilder();
        Trainings.trainer(folder)
                .progress(new TrainingProgress() {
                    @Override
                    public void resumed(Path checkpoint, int steps) {
                        told.append(checkpoint.getFileName()).append(' ').append(steps);
                    }
                })
                .fit(Trainings.TRAINING);
        assertEquals("step-00000007.zip 7", told.toString());
    }

    private static TrainingResult uninterrupted(NetworkOptions options) throws IOException {
        TrainingResult result = UNINTERRUPTED.get(options);
        if (result == null) {
            result = Trainings.trainer(options).fit(Trainings.TRAINING);
            UNINTERRUPTED.put(options, result);
        }
        return result;
    }

    private void assertResumes(NetworkOptions options, int killedAfter) throws IOException {
        TrainingResult uninterrupted = uninterrupted(options);
        assertThrows(
                Trainings.Killed.class,
                () -> Trainings.trainer(options)
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(killedAfter))
                        .fit(Trainings.TRAINING));
        TrainingResult resumed =
                Trainings.trainer(options).checkpoints(folder, 3).fit(Trainings.TRAINING);
        Trainings.assertSame(uninterrupted, resumed);
        assertTrue(resumed.history().size() == 3);
    }

    private List<String> namesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
