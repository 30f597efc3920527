/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.recipe.Loss;
import dev.stagecraft.runtime.recipe.Optimizer;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe's loss and optimizer on each engine: they train the same, but for rounding, and go on to the bit. */
class RecipeEnginesTest {
    /** Steps in which rounding has not grown. */
    private static final int EPOCHS = 1;

    /** Engines draw what is dropped otherwise. */
    private static final TinyNetwork UNDROPPED = new TinyNetwork() {
        @Override
        double kept() {
            return 0;
        }
    };

    @TempDir
    Path folder;

    static List<Arguments> all() {
        List<Loss> losses = List.of(
                new Loss.CrossEntropy(0.1, List.of()),
                new Loss.CrossEntropy(0, List.of(0.5, 1.0, 2.0)),
                new Loss.BinaryCrossEntropy(0.1, OptionalDouble.empty()));
        List<Optimizer> optimizers =
                List.of(new Optimizer.Sgd(0.9, true), Optimizer.AdamW.DEFAULT, Optimizer.Lamb.DEFAULT);
        List<Arguments> all = new ArrayList<>();
        for (Execution execution : List.of(Execution.ONEDNN, Execution.LIBTORCH)) {
            for (int i = 0; i < losses.size(); i++) {
                all.add(Arguments.of(execution, losses.get(i), optimizers.get(i)));
            }
        }
        return all;
    }

    private static NetworkOptions options(Execution execution) {
        assumeTrue(
                execution != Execution.LIBTORCH || EngineTrainingTest.isLibtorchThere(),
                "libtorch is on the class path of builds with Java 22 or later");
        NetworkOptions options = Trainings.options().withExecution(execution);
        return execution == Execution.LIBTORCH ? options.withDevice("cpu") : options;
    }

    private static TrainingResult train(Execution execution, Recipe recipe) throws IOException {
        return Trainer.of(UNDROPPED, options(execution))
                .recipe(recipe)
                .heldOut(Trainings.HELD_OUT)
                .progress(TrainingProgress.silent())
                .fit(Trainings.TRAINING);
    }

    @ParameterizedTest
    @MethodSource("all")
    void trainAlike(Execution execution, Loss loss, Optimizer optimizer) throws Exception {
        Recipe recipe = RecipeTrainings.everything()
                .withEpochs(EPOCHS)
                .withLoss(loss)
                .withUpdate(RecipeTrainings.update(optimizer, 0.01));
        TrainingResult expected = train(Execution.DEEPLEARNING4J, recipe);
        TrainingResult actual = train(execution, recipe);
        assertEquals(expected.history().get(0).loss(), actual.history().get(0).loss(), 1e-4);
        assertArrayEquals(
                expected.network().params().toFloatVector(),
                actual.network().params().toFloatVector(),
                2e-3f);
    }

    /** With neither parts nor an average, so that an engine takes the steps on its device; gradients are longer than they may be. */
    private static Recipe onTheDevice(Optimizer optimizer) {
        Recipe recipe = Recipe.CIFAR
                .withEpochs(EPOCHS)
                .withBatchSize(8, 1)
                .withLoss(new Loss.CrossEntropy(0.1, List.of()))
                .withUpdate(RecipeTrainings.update(optimizer, 0.01).withLongestGradient(0.2));
        assertEquals(Optional.empty(), recipe.average());
        return recipe;
    }

    static List<Optimizer> knownToEngines() {
        return List.of(
                new Optimizer.Sgd(0, false),
                new Optimizer.Sgd(0.9, false),
                new Optimizer.Sgd(0.9, true),
                Optimizer.AdamW.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("knownToEngines")
    void stepsOnADeviceAreThoseHere(Optimizer optimizer) throws Exception {
        TrainingResult expected = train(Execution.DEEPLEARNING4J, onTheDevice(optimizer));
        TrainingResult actual = train(Execution.LIBTORCH, onTheDevice(optimizer));
        assertEquals(expected.history().get(0).loss(), actual.history().get(0).loss(), 1e-4);
        assertArrayEquals(
                expected.network().params().toFloatVector(),
                actual.network().params().toFloatVector(),
                2e-3f);
    }

    /** What the device remembers is in checkpoints. */
    @ParameterizedTest
    @MethodSource("knownToEngines")
    void stepsOnADeviceResumeToTheBit(Optimizer optimizer) throws Exception {
        Recipe recipe = onTheDevice(optimizer).withEpochs(3);
        NetworkOptions options = options(Execution.LIBTORCH);
        TrainingResult uninterrupted = RecipeTrainings.trainer(options, recipe).fit(Trainings.TRAINING);
        assertThrows(
                Trainings.Killed.class,
                () -> RecipeTrainings.trainer(options, recipe)
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(11))
                        .fit(Trainings.TRAINING));
        Trainings.assertSame(
                uninterrupted,
                RecipeTrainings.trainer(options, recipe).checkpoints(folder, 3).fit(Trainings.TRAINING));
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"DEEPLEARNING4J", "LIBTORCH"})
    void resumeToTheBit(Execution execution) throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        NetworkOptions options = options(execution);
        TrainingResult uninterrupted = RecipeTrainings.trainer(options, recipe).fit(Trainings.TRAINING);
        assertThrows(
                Trainings.Killed.class,
                () -> RecipeTrainings.trainer(options, recipe)
                        .checkpoints(folder, 3)
                        .progress(Trainings.killAfter(21))
                        .fit(Trainings.TRAINING));
        Trainings.assertSame(
                uninterrupted,
                RecipeTrainings.trainer(options, recipe).checkpoints(folder, 3).fit(Trainings.TRAINING));
    }
}
