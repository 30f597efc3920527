/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class WarmUpCosineScheduleTest {
    private static final int STEPS = Trainer.steps(50, 8, 3);
    private static final NetworkOptions OPTIONS =
            NetworkOptions.defaults().withUpdater(new Nesterovs(new WarmUpCosineSchedule(0.05, 4, STEPS), 0.9));

    @TempDir
    Path folder;

    /** A rise in fourths to 0.8, and then a cosine over 12 steps, whose values at multiples of 30 degrees everybody knows. */
    @Test
    void risesInALineAndFallsAlongACosine() {
        double root = Math.sqrt(3);
        double[] expected = {
            0.2,
            0.4,
            0.6, // t = 3 is the peak
            0.8,
            0.4 + 0.2 * Math.sqrt(2 + root), // cos 15 degrees is half of this root
            0.4 + 0.2 * root,
            0.4 + 0.2 * Math.sqrt(2),
            0.6,
            0.4 + 0.2 * Math.sqrt(2 - root),
            0.4,
            0.4 - 0.2 * Math.sqrt(2 - root),
            0.2,
            0.4 - 0.2 * Math.sqrt(2),
            0.4 - 0.2 * root,
            0.4 - 0.2 * Math.sqrt(2 + root),
            0,
            0
        };
        assertArrayEquals(expected, values(new WarmUpCosineSchedule(0.8, 3, 15), expected.length), 1e-15);
    }

    @Test
    void startsAtThePeakWithoutAWarmUp() {
        assertArrayEquals(new double[] {2, 1, 0}, values(new WarmUpCosineSchedule(2, 0, 2), 3), 1e-15);
    }

    @Test
    void ignoresTheEpoch() {
        WarmUpCosineSchedule schedule = new WarmUpCosineSchedule(0.1, 10, 100);
        assertEquals(schedule.valueAt(57, 0), schedule.valueAt(57, 9));
        assertSame(schedule, schedule.clone());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 10, peak is 0.0; it must be a positive number.",
        "NaN, 1, 10, peak is NaN; it must be a positive number.",
        "Infinity, 1, 10, peak is Infinity; it must be a positive number.",
        "0.1, -1, 10, warmUpSteps is -1; it must be 0 or more.",
        "0.1, 10, 10, 'steps is 10; it must be more than the 10 of the warm-up, because the rate has to fall afterwards.'"
    })
    void refusesWhatIsNoSchedule(double peak, int warmUpSteps, int steps, String sentence) {
        assertRefused(sentence, () -> new WarmUpCosineSchedule(peak, warmUpSteps, steps));
    }

    @Test
    void isKeptInTheConfiguration() {
        ComputationGraphConfiguration configuration = new TinyNetwork().configuration(OPTIONS);
        String json = configuration.toJson();
        assertTrue(json.contains("\"@class\" : \"" + WarmUpCosineSchedule.class.getName() + '"'), json);
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(json);
        assertEquals(configuration, read);
        assertEquals(json, read.toJson());
        assertEquals(configuration, ComputationGraphConfiguration.fromYaml(configuration.toYaml()));
    }

    /** The same training with a table of the rates, which the formula written once more gives. */
    @Test
    void setsTheRateOfEachStep() throws Exception {
        Map<Integer, Double> rates = new HashMap<>();
        for (int step = 0; step < 4; step++) {
            rates.put(step, 0.05 / 5 * (step + 1));
        }
        for (int step = 4; step < STEPS; step++) {
            double halfAngle = Math.PI / 2 * (step - 4) / (STEPS - 4);
            rates.put(step, 0.05 * Math.pow(Math.cos(halfAngle), 2));
        }
        IUpdater table = new Nesterovs(new MapSchedule(ScheduleType.ITERATION, rates), 0.9);
        assertArrayEquals(parameters(Trainings.options().withUpdater(table)), parameters(OPTIONS), 1e-5f);
    }

    private static float[] parameters(NetworkOptions options) throws IOException {
        return Trainings.trainer(options)
                .fit(Trainings.TRAINING)
                .network()
                .params()
                .toFloatVector();
    }

    /** In the warm-up, on a checkpoint, between two, and in the last epoch. */
    @ParameterizedTest
    @ValueSource(ints = {2, 6, 8, 16})
    void aResumedTrainingGoesOnWithIt(int killedAfter) throws Exception {
        TrainingResult uninterrupted = Trainings.trainer(OPTIONS).fit(Trainings.TRAINING);
        assertThrows(
                Trainings.Killed.class,
                () -> Trainings.trainer(OPTIONS)
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(killedAfter))
                        .fit(Trainings.TRAINING));
        Trainings.assertSame(
                uninterrupted, Trainings.trainer(OPTIONS).checkpoints(folder, 3).fit(Trainings.TRAINING));
    }

    @Test
    void aTrainingForMoreEpochsIsAnotherOne() throws Exception {
        Trainings.trainer(OPTIONS).checkpoints(folder, 3).epochs(1).fit(Trainings.TRAINING);
        NetworkOptions longer =
                OPTIONS.withUpdater(new Nesterovs(new WarmUpCosineSchedule(0.05, 4, Trainer.steps(50, 8, 4)), 0.9));
        CheckpointException refusal = assertThrows(
                CheckpointException.class,
                () -> Trainings.trainer(longer).checkpoints(folder, 3).epochs(4).fit(Trainings.TRAINING));
        assertTrue(
                refusal.getMessage()
                        .contains(
                                "is of a training with a learning rate scheduled over 3 epochs (21 steps), but this one has 4 epochs"
                                        + " (28 steps): "),
                refusal::getMessage);
    }

    /** An epoch has 7 steps, and 20 are no epochs. */
    @Test
    void stepsThatAreNoEpochsAreSteps() throws Exception {
        Trainings.trainer(OPTIONS).checkpoints(folder, 3).epochs(1).fit(Trainings.TRAINING);
        NetworkOptions shorter = OPTIONS.withUpdater(new Nesterovs(new WarmUpCosineSchedule(0.05, 4, 20), 0.9));
        CheckpointException refusal = assertThrows(
                CheckpointException.class,
                () -> Trainings.trainer(shorter).checkpoints(folder, 3).fit(Trainings.TRAINING));
        assertTrue(
                refusal.getMessage()
                        .contains(
                                "is of a training with a learning rate scheduled over 21 steps, but this one has 20: "),
                refusal::getMessage);
    }

    /** What the trainer really does is the measure: 50 = 6 * 8 + 2 = 7 * 7 + 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 25, 50, 64})
    void knowsTheStepsOfATraining(int batchSize) throws Exception {
        TrainingResult trained =
                Trainings.trainer().batchSize(batchSize).epochs(2).fit(Trainings.TRAINING);
        assertEquals(trained.network().getIterationCount(), Trainer.steps(50, batchSize, 2));
    }

    @Test
    void refusesToCountTheStepsOfNothing() {
        assertRefused("images is 0; it must be 1 or more.", () -> Trainer.steps(0, 8, 1));
        assertRefused("batchSize is 0; it must be 1 or more.", () -> Trainer.steps(50, 0, 1));
        assertRefused("epochs is 0; it must be 1 or more.", () -> Trainer.steps(50, 8, 0));
    }

    private static double[] values(WarmUpCosineSchedule schedule, int steps) {
        return IntStream.range(0, steps)
                .mapToDouble(step -> schedule.valueAt(step, 0))
                .toArray();
    }

    private static void assertRefused(String sentence, Executable action) {
        assertEquals(
                sentence, assertThrows(IllegalArgumentException.class, action).getMessage());
    }
}
