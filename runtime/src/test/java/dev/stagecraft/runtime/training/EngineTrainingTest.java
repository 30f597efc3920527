/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trainings on an engine: killed and resumed, stored and loaded, begun on one engine and ended on another. */
@Tag("slow")
@EnabledIf(value = "isLibtorchThere", disabledReason = "libtorch is on the class path of builds with Java 22 or later")
class EngineTrainingTest {
    @TempDir
    Path folder;

    static boolean isLibtorchThere() {
        return ServiceLoader.load(Engine.class).stream().findAny().isPresent();
    }

    private static NetworkOptions onLibtorch() {
        return Trainings.options().withExecution(Execution.LIBTORCH).withDevice("cpu");
    }

    /** With dropout, so that each step draws random numbers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 14})
    void resumesToTheBit(int killedAfter) throws Exception {
        TrainingResult uninterrupted = Trainings.trainer(onLibtorch()).fit(Trainings.TRAINING);
        assertThrows(
                Trainings.Killed.class,
                () -> Trainings.trainer(onLibtorch())
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(killedAfter))
                        .fit(Trainings.TRAINING));
        TrainingResult resumed =
                Trainings.trainer(onLibtorch()).checkpoints(folder, 3).fit(Trainings.TRAINING);
        Trainings.assertSame(uninterrupted, resumed);
    }

    @Test
    void goesOnOnAnotherEngine() throws Exception {
        Trainings.trainer(onLibtorch()).checkpoints(folder).epochs(1).fit(Trainings.TRAINING);
        List<String> warnings = new ArrayList<>();
        TrainingResult result = Trainings.trainer()
                .checkpoints(folder)
                .progress(new TrainingProgress() {
                    @Override
                    public void warned(String sentence) {
                        warnings.add(sentence);
                    }
                })
                .fit(Trainings.TRAINING);
        assertEquals(3 * Trainings.STEPS_PER_EPOCH, result.network().getIterationCount());
        assertTrue(
                warnings.get(0)
                        .startsWith("Until now the training was computed by libtorch in full precision, and goes on "),
                warnings::toString);
    }

    @Test
    void learnsAndAnswersAlikeEverywhere() throws Exception {
        TrainingResult result = Trainings.trainer(onLibtorch()).epochs(8).fit(SyntheticImages.of(300, 3));
        List<EpochResult> history = result.history();
        assertTrue(history.get(7).loss() < history.get(0).loss() / 3, history::toString);
        Path file = folder.resolve("model.zip");
        result.save(file);
        ComputationGraph loaded = SavedModel.open(file).network();
        INDArray images = Trainings.TRAINING
                .batch(new int[] {0, 1, 2}, Trainings.options().dataType(), result.standardization())
                .getFeatures();
        INDArray expected = result.network().outputSingle(images);
        assertTrue(expected.sub(loaded.outputSingle(images)).amaxNumber().doubleValue() < 1e-5);
    }
}
