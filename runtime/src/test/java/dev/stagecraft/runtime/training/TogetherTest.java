/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.recipe.AugmentationSettings;
import dev.stagecraft.runtime.recipe.EarlyStopping;
import dev.stagecraft.runtime.recipe.Optimizer;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.recipe.WeightAverage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several trainers of one network, each in a thread in the place of a process. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TogetherTest {
    private static final Preprocessing WHOLE = Preprocessing.of(1, 8, 8);
    private static final ImageDataset IMAGES = SyntheticImages.of(96, 4);

    @TempDir
    Path folder;

    /** Nothing is drawn in a step, so that nothing but the order of images differs. */
    private static final class Steady extends TinyNetwork {
        @Override
        double kept() {
            return 0;
        }
    }

    private static Recipe recipe(int batchSize, int parts) {
        return Recipe.CIFAR
                .withAugmentation(AugmentationSettings.NONE)
                .withEpochs(4)
                .withBatchSize(batchSize, parts)
                .withUpdate(RecipeTrainings.update(new Optimizer.Sgd(0.9, true), 0.05));
    }

    private static Trainer trainer(Recipe recipe) {
        return Trainer.of(new Steady(), Trainings.options()).recipe(recipe).progress(TrainingProgress.silent());
    }

    /** Images of which each process has some; the fingerprint is that of all. */
    private record Share(ImageDataset images) implements ImageSource {
        @Override
        public int size() {
            return images.size();
        }

        @Override
        public List<String> classNames() {
            return images.classNames();
        }

        @Override
        public int label(int index) {
            return images.label(index);
        }

        @Override
        public String name(int index) {
            return images.name(index);
        }

        @Override
        public StoredImage read(int index) {
            return images.read(index);
        }

        @Override
        public String fingerprint() {
            return IMAGES.fingerprint();
        }
    }

    private static StreamedDataset streamed(int rank, int count) {
        return StreamedDataset.of(new Share(share(rank, count)), WHOLE);
    }

    private static ImageDataset share(int rank, int count) {
        return IMAGES.subset(IntStream.range(0, IMAGES.size())
                .filter(index -> index % count == rank)
                .toArray());
    }

    private static Trainings.Process process(Recipe recipe, int everySteps) {
        return group -> trainer(recipe)
                .standardization(IMAGES.standardization())
                .together(group, everySteps)
                .fit(streamed(group.rank(), group.size()));
    }

    /** One process whose batches are those of two, one behind the other. */
    private static ImageSource inTurns(int half) {
        return new ImageSourceInTurns(IMAGES, share(0, 2), share(1, 2), half);
    }

    @Test
    void twoProcessesTakeTheStepsOfOneThatNormalizesHalves() throws Exception {
        List<TrainingResult> both = Trainings.together(2, process(recipe(16, 1), 1));
        TrainingResult alone = trainer(recipe(16, 2))
                .standardization(IMAGES.standardization())
                .fit(StreamedDataset.of(inTurns(8), WHOLE));
        float[] expected = alone.network().params().toFloatVector();
        float[] actual = both.get(0).network().params().toFloatVector();
        assertArrayEquals(actual, both.get(1).network().params().toFloatVector(), 0);
        NetworkProgram program = GraphReader.read(alone.network());
        for (ParameterTensor tensor : program.tensors()) {
            // One process brings statistics up to date twice in a step, two average what each of them found.
            if (!isStatistic(tensor)) {
                int from = (int) tensor.offset();
                int to = from + (int) tensor.length();
                assertArrayEquals(
                        Arrays.copyOfRange(expected, from, to),
                        Arrays.copyOfRange(actual, from, to),
                        1e-5f,
                        tensor.toString());
            }
        }
        assertEquals(alone.history().get(3).loss(), both.get(0).history().get(3).loss(), 1e-4);
        assertEquals(both.get(0).history(), both.get(1).history());
    }

    private static boolean isStatistic(ParameterTensor tensor) {
        return tensor.role() == Role.RUNNING_MEAN || tensor.role() == Role.RUNNING_VARIANCE;
    }

    /** Means and variances, after a step, of those that each process would have by itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void runningStatisticsAreAveraged(int everySteps) throws Exception {
        Recipe step = recipe(96, 1).withEpochs(1);
        List<TrainingResult> both = Trainings.together(2, process(step, everySteps));
        float[] actual = both.get(1).network().params().toFloatVector();
        float[][] alone = new float[2][];
        for (int rank = 0; rank < 2; rank++) {
            alone[rank] = trainer(step.withBatchSize(48, 1))
                    .standardization(IMAGES.standardization())
                    .fit(streamed(rank, 2))
                    .network()
                    .params()
                    .toFloatVector();
        }
        GraphReader.read(both.get(0).network()).tensors().stream()
                .filter(TogetherTest::isStatistic)
                .forEach(tensor -> {
                    for (int i = (int) tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
                        double mean = (value(tensor, alone[0][i]) + value(tensor, alone[1][i])) / 2;
                        assertEquals(mean, value(tensor, actual[i]), 1e-5, tensor.toString());
                    }
                });
    }

    /** Deeplearning4j keeps the logarithm to the base of 10 of a deviation. */
    private static double value(ParameterTensor tensor, float stored) {
        return tensor.encoding() == Encoding.LOG10_DEVIATION ? Math.pow(10, 2 * stored) : stored;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void processesEndWithTheSameWeightsEachTime(int everySteps) throws Exception {
        List<TrainingResult> three = Trainings.together(3, process(recipe(12, 1), everySteps));
        List<TrainingResult> again = Trainings.together(3, process(recipe(12, 1), everySteps));
        for (int rank = 0; rank < 3; rank++) {
            assertArrayEquals(
                    three.get(0).network().params().toFloatVector(),
                    again.get(rank).network().params().toFloatVector(),
                    0);
        }
        assertTrue(three.get(0).history().get(3).loss()
                < three.get(0).history().get(0).loss());
    }

    /** With all that a checkpoint has: the last one before the end is the third. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void goOnToTheBit(int everySteps) throws Exception {
        Recipe recipe = recipe(8, 1)
                .withUpdate(RecipeTrainings.update(Optimizer.AdamW.DEFAULT, 0.02))
                .withAverage(new WeightAverage(0.9, 2, true));
        List<TrainingResult> expected = Trainings.together(2, process(recipe, everySteps));
        Trainings.Process killed = group -> trainer(recipe)
                .together(group, everySteps)
                .standardization(IMAGES.standardization())
                .checkpoints(folder.resolve("of-" + group.rank()), 3)
                .progress(Trainings.killAfter(20))
                .fit(streamed(group.rank(), 2));
        assertThrows(ExecutionException.class, () -> Trainings.together(2, killed));
        List<TrainingResult> actual = Trainings.together(2, group -> {
            Path own = folder.resolve("go-on-" + group.rank());
            Trainings.copy(folder.resolve("of-0"), own);
            return trainer(recipe)
                    .together(group, everySteps)
                    .standardization(IMAGES.standardization())
                    .checkpoints(own, 3)
                    .fit(streamed(group.rank(), 2));
        });
        assertArrayEquals(
                expected.get(0).network().params().toFloatVector(),
                actual.get(1).network().params().toFloatVector(),
                0);
    }

    /** Each has a part of the held-out images, one of them larger than the other; all hear of all, and stop together. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void heldOutImagesAreThoseOfAll(int everySteps) throws Exception {
        ImageDataset heldOut = SyntheticImages.of(31, 5);
        Recipe recipe = recipe(16, 1).withEpochs(30).withEarlyStopping(new EarlyStopping(2, 0));
        List<TrainingResult> both = Trainings.together(
                2,
                group -> trainer(recipe)
                        .standardization(IMAGES.standardization())
                        .together(group, everySteps)
                        .heldOut(heldOut.subset(IntStream.range(0, 31)
                                .filter(index -> index % 3 == 0 == (group.rank() == 0))
                                .toArray()))
                        .checkpoints(folder.resolve("held-out-" + group.rank()))
                        .fit(streamed(group.rank(), 2)));
        List<EpochResult> history = both.get(0).history();
        assertEquals(history, both.get(1).history());
        assertTrue(history.size() < 30, history::toString);
        double best = history.stream()
                .mapToDouble(epoch -> epoch.accuracy().orElseThrow())
                .max()
                .orElseThrow();
        assertEquals(best, both.get(0).evaluate(heldOut).accuracy(), 1e-9);
        assertEquals(
                best,
                history.get(history.size() - 3).accuracy().orElseThrow(),
                "The best is two epochs before the last.");
        String evaluation = Files.readString(folder.resolve("held-out-0").resolve("evaluation.json"));
        assertTrue(evaluation.replace(" ", "").contains("\"images\":31"), evaluation);
    }

    @Test
    void saysWhichBatchDoes() {
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> Trainings.together(3, process(recipe(16, 1), 1)));
        assertEquals(
                "The recipe's batch of 16 images is for 3 processes: make it a multiple of 3.",
                failure.getCause().getMessage());
    }

    @Test
    void needsARecipe() {
        ExecutionException failure = assertThrows(
                ExecutionException.class,
                () -> Trainings.together(
                        2, group -> Trainings.trainer().together(group, 1).fit(IMAGES)));
        assertEquals(
                "Several processes train together by a recipe, and this trainer has none: give it one with recipe(…).",
                failure.getCause().getMessage());
    }
}
