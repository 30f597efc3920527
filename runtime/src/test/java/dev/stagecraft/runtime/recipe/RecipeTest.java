/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
    @TempDir
    Path folder;

    private Recipe read(String text) throws IOException {
        return Recipe.load(Files.writeString(folder.resolve("mine.json"), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "A2", "a3", "cifar", "FASHION_WIDE", "FASHION20", "FINE_TUNE", "torchvision-2021"})
    void isReadAsItWasWritten(String name) throws IOException {
        Recipe recipe = Recipe.named(name);
        assertEquals(recipe, read(recipe.toJson()));
    }

    @Test
    void isReadAsItWasWrittenWithEverySetting() throws IOException {
        Recipe recipe = Recipe.CIFAR
                .withBatchSize(64, 4)
                .withLoss(new Loss.CrossEntropy(0.1, List.of(1.0, 2.0, 0.5)))
                .withUpdate(new Update(
                        Optimizer.AdamW.DEFAULT,
                        0.01,
                        RateSchedule.of(new Curve.OneCycle(0.3, 25, 1e4), RateSchedule.By.STEP),
                        0.1,
                        Update.Decayed.WEIGHTS,
                        OptionalDouble.of(1.5)))
                .withAverage(new WeightAverage(0.99, 2, true))
                .withFineTuning(new FineTuning(0.75, List.of("stem", "layer1")))
                .withEarlyStopping(new EarlyStopping(3, 0.001))
                .withAugmentation(new AugmentationSettings(
                        Map.of("random-resized-crop", List.of(0.08, 1.0), "trivial-augment", true, "flip", 0.5)));
        assertEquals(recipe, read(recipe.toJson()));
    }

    /** What the publications say, in their words. */
    @Test
    void areThePublishedOnes() {
        assertEquals(
                new Optimizer.Sgd(0.9, false), Recipe.TORCHVISION_2021.update().optimizer());
        assertEquals(0.5, Recipe.TORCHVISION_2021.update().learningRate());
        assertEquals(new Loss.CrossEntropy(0.1, List.of()), Recipe.TORCHVISION_2021.loss());
        for (Recipe recipe : List.of(Recipe.A1, Recipe.A2, Recipe.A3)) {
            assertEquals(Optimizer.Lamb.DEFAULT, recipe.update().optimizer());
            assertEquals(2048, recipe.batchSize());
            assertTrue(recipe.loss() instanceof Loss.BinaryCrossEntropy);
            // timm's warm-up begins with a rate of 0.0001.
            assertEquals(1e-4, recipe.update().schedule().rate(recipe.update().learningRate(), 0, 1, 100), 1e-12);
        }
        assertEquals(160.0, Recipe.A3.augmentation().settings().get("train-size"));
        // After 32,000 and 48,000 of 64,000 steps.
        Update cifar = Recipe.CIFAR.update();
        assertEquals(0.1, cifar.schedule().rate(0.1, 31_999, 391, 164), 1e-12);
        assertEquals(0.01, cifar.schedule().rate(0.1, 32_100, 391, 164), 1e-12);
        assertEquals(0.001, cifar.schedule().rate(0.1, 48_200, 391, 164), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"epochs\": 2.5` | epochs of the recipe is 2.5; it must be a whole number.",
                "`\"epochs\": 0` | epochs is 0; it must be 1 or more.",
                "`\"epochs\": 1, \"learning_rate\": 1` | the recipe has learning_rate, which is no setting of it; it may have augmentation, average, batchSize, decayed, earlyStopping, epochs, fineTuning, learningRate, longestGradient, loss, name, optimizer, parts, schedule, source, weightDecay.",
                "`\"epochs\": 1, \"parts\": 3` | batchSize is 8 and parts 3; parts are of equal size: set a number that divides the batch.",
                "`\"epochs\": 1, \"decayed\": \"some\"` | decayed of the recipe is \"some\"; it must be one of all, all-but-normalizations, weights.",
                "`\"epochs\": 1, \"average\": {\"decay\": 1}` | decay is 1.0; it must be from 0 to less than 1.",
                "`\"epochs\": 1, \"augmentation\": {\"mixupp\": 1}` | There is no augmentation mixupp; there are auto-augment, color-jitter, crop-padding, cutmix, cutout, flip, interpolation, mixup, rand-augment, random-erasing, random-resized-crop, repeated, test-resize, test-size, train-size, trivial-augment.",
                "`\"epochs\": 1, \"augmentation\": {\"mixup\": true}` | The augmentation mixup is true; it must be a number.",
                "`\"epochs\": 1, \"loss\": {\"kind\": \"mse\"}` | kind of loss is \"mse\"; it must be one of binary-cross-entropy, cross-entropy.",
            })
    void saysWhatIsWrong(String members, String sentence) {
        String text =
                "{\"name\": \"mine\", \"batchSize\": 8, \"optimizer\": {\"kind\": \"sgd\"}, \"learningRate\": 0.1, "
                        + members + "}";
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(text));
        assertEquals(
                "The recipe " + folder.resolve("mine.json") + " cannot be used: " + sentence, refusal.getMessage());
    }

    @Test
    void saysThatItIsEmpty() {
        assertEquals(
                "The recipe " + folder.resolve("mine.json")
                        + " cannot be used: the recipe is empty; it must be an object in braces.",
                assertThrows(IllegalArgumentException.class, () -> read("")).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | 1 | 2",
                "{;\"name\": \"mine\",; epochs: 3} | 3 | 3",
                "{\"name\": \"mine\",;\"name\": \"yours\"} | 2 | 9",
            })
    void saysWhereItIsNoJson(String text, int line, int column) {
        assertEquals(
                "The recipe " + folder.resolve("mine.json") + " is no sound JSON, or says something twice (line " + line
                        + ", column " + column + "): correct it there.",
                assertThrows(IllegalArgumentException.class, () -> read(text.replace(';', '\n')))
                        .getMessage());
    }

    @Test
    void saysWhichThereAre() {
        assertEquals(
                "There is no recipe a4: choose one of a1, a2, a3, cifar, fashion-wide, fashion20, fine-tune, torchvision-2021, or read a file"
                        + " with Recipe.load.",
                assertThrows(IllegalArgumentException.class, () -> Recipe.named("a4"))
                        .getMessage());
        assertThrows(NoSuchFileException.class, () -> Recipe.load(folder.resolve("none.json")));
    }
}
