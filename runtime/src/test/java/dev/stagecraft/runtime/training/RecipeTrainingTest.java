/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.Mixing;
import dev.stagecraft.runtime.augmentation.PaddedCrop;
import dev.stagecraft.runtime.augmentation.RandomErasing;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.recipe.AugmentationSettings;
import dev.stagecraft.runtime.recipe.Curve;
import dev.stagecraft.runtime.recipe.EarlyStopping;
import dev.stagecraft.runtime.recipe.FineTuning;
import dev.stagecraft.runtime.recipe.Loss;
import dev.stagecraft.runtime.recipe.Optimizer;
import dev.stagecraft.runtime.recipe.RateSchedule;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.recipe.WeightAverage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings by recipes: what they come to, and what becomes of them when they are killed. */
@Tag("slow")
class RecipeTrainingTest {
    /** What a training by everything comes to that nobody kills. */
    private static TrainingResult uninterrupted;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        uninterrupted = RecipeTrainings.trainer(RecipeTrainings.everything()).fit(Trainings.TRAINING);
    }

    @AfterAll
    static void forget() {
        uninterrupted = null;
    }

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of(new Optimizer.Sgd(0.9, true), 0.05),
                Arguments.of(new Optimizer.Sgd(0, false), 0.5),
                Arguments.of(Optimizer.AdamW.DEFAULT, 0.02),
                Arguments.of(Optimizer.Lamb.DEFAULT, 0.05));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void learns(Optimizer optimizer, double rate) throws Exception {
        Recipe recipe = Recipe.CIFAR
                .withAugmentation(AugmentationSettings.NONE)
                .withEpochs(8)
                .withBatchSize(8, 1)
                .withUpdate(RecipeTrainings.update(optimizer, rate));
        TrainingResult result = RecipeTrainings.trainer(recipe).fit(SyntheticImages.of(300, 3));
        List<EpochResult> history = result.history();
        assertTrue(history.get(7).loss() < history.get(0).loss() / 2, history::toString);
        assertTrue(history.get(7).accuracy().getAsDouble() > 0.8, history::toString);
    }

    /** Before the first checkpoint, between two, in the middle of a step, at both sides of an epoch's end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 7, 12, 13, 20, 39})
    void resumesToTheBit(int killedAfter) throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        assertThrows(
                Trainings.Killed.class,
                () -> RecipeTrainings.trainer(recipe, folder)
                        .progress(Trainings.killAfter(killedAfter))
                        .fit(Trainings.TRAINING));
        Trainings.assertSame(
                uninterrupted, RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING));
    }

    /** Its gradient is the mean over all images, so that statistics of batches alone tell the two apart. */
    @Test
    void partsMakeAStep() throws Exception {
        Recipe recipe = RecipeTrainings.everything().withFineTuning(new FineTuning(1, List.of()));
        TrainingResult result = RecipeTrainings.trainer(recipe).fit(Trainings.TRAINING);
        assertEquals(3 * Trainings.STEPS_PER_EPOCH, result.network().getIterationCount());
    }

    @Test
    void evaluatesAndSavesTheAverage() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        TrainingResult result = uninterrupted;
        double last = result.history().get(2).accuracy().getAsDouble();
        assertEquals(last, result.evaluate(Trainings.HELD_OUT).accuracy());
        Path file = folder.resolve("model.zip");
        result.save(file);
        assertArrayEquals(
                result.network().params().toFloatVector(),
                SavedModel.open(file).network().params().toFloatVector());
        TrainingResult without = RecipeTrainings.trainer(new Recipe(
                        recipe.name(),
                        recipe.epochs(),
                        recipe.batchSize(),
                        recipe.parts(),
                        recipe.loss(),
                        recipe.update(),
                        Optional.empty(),
                        recipe.fineTuning(),
                        recipe.earlyStopping(),
                        recipe.augmentation()))
                .fit(Trainings.TRAINING);
        assertFalse(without.network().params().equals(result.network().params()));
    }

    @Test
    void anAverageThatForgetsAllIsTheWeights() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        TrainingResult all = RecipeTrainings.trainer(recipe.withAverage(new WeightAverage(0, 1, false)))
                .fit(Trainings.TRAINING);
        TrainingResult none = RecipeTrainings.trainer(recipe.withAverage(new WeightAverage(0, 1_000, false)))
                .fit(Trainings.TRAINING);
        assertEquals(all.history().get(2).loss(), none.history().get(2).loss());
        // Never updated, it is what the training began with.
        assertFalse(all.network().params().equals(none.network().params()));
    }

    @Test
    void stopsEarlyWithTheBestWeights() throws Exception {
        Recipe recipe = RecipeTrainings.everything()
                .withEpochs(40)
                .withUpdate(RecipeTrainings.update(Optimizer.AdamW.DEFAULT, 0.02))
                .withEarlyStopping(new EarlyStopping(2, 0));
        TrainingResult result = RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING);
        int epochs = result.history().size();
        assertTrue(epochs < 40, () -> epochs + " epochs");
        double best = result.history().stream()
                .mapToDouble(epoch -> epoch.accuracy().getAsDouble())
                .max()
                .getAsDouble();
        assertEquals(best, result.history().get(epochs - 3).accuracy().getAsDouble());
        assertEquals(best, result.evaluate(Trainings.HELD_OUT).accuracy());
        Trainings.assertSame(
                result,
                RecipeTrainings.trainer(recipe, folder)
                        .progress(Trainings.killAfter(1))
                        .fit(Trainings.TRAINING));
    }

    @Test
    void classWeightsMakeAClassCount() throws Exception {
        Recipe recipe = RecipeTrainings.everything()
                .withUpdate(RecipeTrainings.update(Optimizer.AdamW.DEFAULT, 0.02))
                .withLoss(new Loss.CrossEntropy(0, List.of(1e-3, 1e-3, 1.0)));
        TrainingResult result = RecipeTrainings.trainer(recipe).fit(Trainings.TRAINING);
        ClassificationReport report = result.evaluate(Trainings.HELD_OUT);
        int third =
                report.confusion().get(2).stream().mapToInt(Integer::intValue).sum();
        assertEquals(third, report.confusion().get(2).get(2), report::toString);
    }

    /** The network of these tests has no blocks, so that all of it is stem. */
    @Test
    void saysWhatCannotBe() {
        Recipe plain = RecipeTrainings.everything();
        assertEquals(
                "The recipe a3 augments images by cutmix, flip, mixup, rand-augment, random-resized-crop, test-resize,"
                        + " test-size, train-size. Images in memory were brought to 1x8x8 already, and a random crop is taken of whole"
                        + " ones: open them as a StreamedDataset, where they are. Without it, by withoutAugmentation() or"
                        + " --no-augmentation, the result is another.",
                refusal(RecipeTrainings.trainer(Recipe.A3)));
        assertEquals(
                "The network's options have a weight decay of 0.1, and the recipe cifar has one of its own: leave that of"
                        + " the options at 0.",
                refusal(RecipeTrainings.trainer(Trainings.options().withWeightDecay(0.1), plain)));
        assertEquals(
                "There is no layer1 to freeze; the network has stem.",
                refusal(RecipeTrainings.trainer(plain.withFineTuning(new FineTuning(1, List.of("layer1"))))));
        assertEquals(
                "The recipe cifar stops early by the accuracy on held-out images, and there are none: give some, or leave"
                        + " earlyStopping out.",
                refusal(Trainer.of(new TinyNetwork(), Trainings.options())
                        .recipe(plain.withEarlyStopping(new EarlyStopping(2, 0)))));
    }

    @Test
    void augmentsImagesThatAreNotAugmentedByThemselves() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        Augmentations augmentations = recipe.augmentation()
                .augmentations(new Shape(Trainings.TRAINING.image().dimensions()));
        assertEquals(
                Augmentations.of(new PaddedCrop(1), new HorizontalFlip(), new RandomErasing(0.5), new Mixing(0.2, 1)),
                augmentations);
        TrainingResult byRecipe = uninterrupted;
        BatchSource augmented = Trainings.TRAINING.augmented(augmentations);
        Trainings.assertSame(byRecipe, RecipeTrainings.trainer(recipe).fit(augmented));
        Recipe plain = recipe.withoutAugmentation();
        Trainings.assertSame(byRecipe, RecipeTrainings.trainer(plain).fit(augmented));
        assertNotEquals(
                byRecipe.network().params(),
                RecipeTrainings.trainer(plain).fit(Trainings.TRAINING).network().params());
        BatchSource otherwise = Trainings.TRAINING.augmented(Augmentations.of(new HorizontalFlip()));
        assertEquals(
                "The recipe cifar augments images by crop-padding, cutmix, flip, mixup, random-erasing, and the training images"
                        + " are augmented by HorizontalFlip[probability=0.5]: leave that to the recipe, or take recipe.withoutAugmentation() for"
                        + " what the images do.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RecipeTrainings.trainer(recipe).fit(otherwise))
                        .getMessage());
    }

    @Test
    void saysHowImagesAreTested() {
        Trainer trainer = RecipeTrainings.trainer(Recipe.TORCHVISION_2021);
        // 232 of 224 is 8.3 of 8, and 236 of 224 is 8.4.
        assertEquals(Preprocessing.of(1, 8, 8), trainer.preprocessing());
        Recipe large = Recipe.CIFAR.withAugmentation(
                new AugmentationSettings(Map.of("test-resize", 280.0, "test-size", 224.0)));
        assertEquals(
                Preprocessing.of(1, 8, 8).withCenterCrop(10),
                RecipeTrainings.trainer(large).preprocessing());
        assertEquals(
                Preprocessing.of(1, 8, 8), RecipeTrainings.trainer(Recipe.CIFAR).preprocessing());
    }

    private static String refusal(Trainer trainer) {
        return assertThrows(IllegalArgumentException.class, () -> trainer.fit(Trainings.TRAINING))
                .getMessage();
    }

    @Test
    void refusesACheckpointOfAnotherRecipe() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        RecipeTrainings.trainer(recipe, folder).fit(Trainings.TRAINING);
        String message = assertThrows(
                        CheckpointException.class,
                        () -> RecipeTrainings.trainer(
                                        recipe.withUpdate(recipe.update().withLearningRate(0.1)), folder)
                                .fit(Trainings.TRAINING))
                .getMessage();
        assertTrue(message.contains("is of a training with recipe learningRate 0.05, but this one has 0.1"), message);
        String without = assertThrows(
                        CheckpointException.class,
                        () -> Trainings.trainer(folder).batchSize(4).fit(Trainings.TRAINING))
                .getMessage();
        assertTrue(without.contains(", but this one has none"), without);
    }

    /** Rates that do not follow from the number of epochs let a training go on. */
    @Test
    void goesOnForMoreEpochs() throws Exception {
        Recipe recipe = RecipeTrainings.everything();
        Recipe steady = recipe.withUpdate(
                recipe.update().withSchedule(RateSchedule.of(new Curve.Constant(), RateSchedule.By.STEP)));
        RecipeTrainings.trainer(steady.withEpochs(1), folder).fit(Trainings.TRAINING);
        Trainings.assertSame(
                RecipeTrainings.trainer(steady).fit(Trainings.TRAINING),
                RecipeTrainings.trainer(steady, folder).fit(Trainings.TRAINING));
    }

    @Test
    void theDeclaredLossStays() {
        assertEquals(
                new TinyNetwork().create(Trainings.options()).getConfiguration().getVertices(),
                uninterrupted.network().getConfiguration().getVertices());
    }
}
