/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.AutoAugment;
import dev.stagecraft.runtime.augmentation.ColorJitter;
import dev.stagecraft.runtime.augmentation.Cutout;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.Mixing;
import dev.stagecraft.runtime.augmentation.PaddedCrop;
import dev.stagecraft.runtime.augmentation.RandomErasing;
import dev.stagecraft.runtime.augmentation.RandomResizedCrop;
import dev.stagecraft.runtime.augmentation.TimmRandAugment;
import dev.stagecraft.runtime.augmentation.TrivialAugmentWide;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationSettingsTest {
    private static final Shape INPUT = new Shape(List.of(3, 224, 112));

    private static Augmentations of(Recipe recipe) {
        return recipe.augmentation().augmentations(INPUT);
    }

    /** What torchvision's reference script and timm's of these recipes do. */
    @Test
    void areThoseOfTheReadyRecipes() {
        assertEquals(
                Augmentations.of(
                                new RandomResizedCrop(176, 88),
                                new HorizontalFlip(),
                                new TrivialAugmentWide(),
                                new RandomErasing(0.1),
                                new Mixing(0.2, 1))
                        .repeated(4),
                of(Recipe.TORCHVISION_2021));
        assertEquals(
                Augmentations.of(
                                new RandomResizedCrop(224, 112),
                                new HorizontalFlip(),
                                new TimmRandAugment(2, 7, 0.5, TimmRandAugment.IMAGENET_MEAN),
                                new Mixing(0.2, 1))
                        .repeated(3),
                of(Recipe.A1));
        assertEquals(
                Augmentations.of(
                        new RandomResizedCrop(160, 80),
                        new HorizontalFlip(),
                        new TimmRandAugment(2, 6, 0.5, TimmRandAugment.IMAGENET_MEAN),
                        new Mixing(0.1, 1)),
                of(Recipe.A3));
        assertEquals(Augmentations.of(new PaddedCrop(4), new HorizontalFlip()), of(Recipe.CIFAR));
        assertEquals(
                Augmentations.of(
                        new RandomResizedCrop(224, 112, 0.35, 1, 3.0 / 4, 4.0 / 3, Interpolation.BILINEAR),
                        new HorizontalFlip()),
                of(Recipe.FINE_TUNE));
        Preprocessing whole = Preprocessing.of(3, 224, 224);
        assertEquals(
                whole.withCenterCrop(232),
                Recipe.TORCHVISION_2021.augmentation().preprocessing(whole));
        assertEquals(whole.withCenterCrop(236), Recipe.A3.augmentation().preprocessing(whole));
        assertEquals(whole, Recipe.CIFAR.augmentation().preprocessing(whole));
        Preprocessing small = Preprocessing.of(3, 448, 112);
        assertEquals(small.withCenterCrop(472, 118), Recipe.A3.augmentation().preprocessing(small), "236 for 224");
    }

    @Test
    void areDoneInOneOrder() {
        assertEquals(
                Augmentations.of(
                        new RandomResizedCrop(224, 112, 0.5, 0.9, 3.0 / 4, 4.0 / 3, Interpolation.BICUBIC),
                        new PaddedCrop(3),
                        new HorizontalFlip(0.1),
                        new ColorJitter(0.4, 0.4, 0.4, 0),
                        new AutoAugment(AutoAugment.Policy.CIFAR10),
                        new RandomErasing(0.25),
                        new Cutout(16),
                        new Mixing(0, 0.3)),
                new AugmentationSettings(Map.ofEntries(
                                Map.entry("cutmix", 0.3),
                                Map.entry("cutout", 16.0),
                                Map.entry("random-erasing", 0.25),
                                Map.entry("auto-augment", "cifar10"),
                                Map.entry("trivial-augment", false),
                                Map.entry("color-jitter", 0.4),
                                Map.entry("flip", 0.1),
                                Map.entry("crop-padding", 3.0),
                                Map.entry("interpolation", "bicubic"),
                                Map.entry("random-resized-crop", List.of(0.5, 0.9))))
                        .augmentations(INPUT));
        assertEquals(Augmentations.NONE, AugmentationSettings.NONE.augmentations(INPUT));
    }

    @ParameterizedTest
    @CsvSource({
        "rand-m9-n3-mstd0.5-inc1, 3, 9, 0.5",
        "rand-m5-inc1, 2, 5, 0",
    })
    void readsTheWordsOfTimm(String words, int operations, double magnitude, double deviation) {
        assertEquals(
                Augmentations.of(new TimmRandAugment(operations, magnitude, deviation, TimmRandAugment.IMAGENET_MEAN)),
                new AugmentationSettings(Map.of("rand-augment", words)).augmentations(INPUT));
    }

    private static Object value(String text) {
        if (text.startsWith("[")) {
            return List.of(text.substring(1, text.length() - 1).split(" ")).stream()
                    .map(Double::valueOf)
                    .toList();
        }
        return text.matches("-?[0-9.]+") ? (Object) Double.valueOf(text) : text;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flip | 1.5 | The augmentation flip cannot be: probability is 1.5; it must be from 0 to 1.",
                "crop-padding | 1.5 | The augmentation crop-padding is 1.5; it must be a whole number above 0.",
                "repeated | 0 | The augmentation repeated is 0.0; it must be a whole number above 0.",
                "test-resize | 0.5 | The augmentation test-resize is 0.5; it must be a whole number above 0.",
                "test-resize | 236 | The augmentation test-resize is 236, and there is no test-size, the side of the input that it is for: set it, or leave test-resize out.",
                "random-resized-crop | [0.5] | The augmentation random-resized-crop is [0.5]; it must be a list of two shares of the area.",
                "train-size | 160 | The augmentation train-size is that of random-resized-crop, and there is none: set it, or leave train-size out.",
                "auto-augment | coco | The augmentation auto-augment is coco; it must be one of imagenet, cifar10, svhn.",
                "rand-augment | rand-m9 | The augmentation rand-augment is rand-m9; only inc1 is done, in which a greater magnitude changes an image more: add -inc1.",
                "rand-augment | rand-m9-inc1-w0 | The augmentation rand-augment is rand-m9-inc1-w0; of its words m (the magnitude), n (how many operations), mstd (the deviation) and inc1 are known, not w.",
                "rand-augment | randm9 | The augmentation rand-augment is randm9; it must be rand and then numbers, as in rand-m7-mstd0.5-inc1.",
                "rand-augment | rand-inc1 | The augmentation rand-augment is rand-inc1; it has no magnitude: add -m7, say.",
                "rand-augment | rand-m12-inc1 | The augmentation rand-augment cannot be: magnitude is 12.0; it must be from 0 to 10.",
            })
    void saysWhatIsWrong(String name, String value, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> new AugmentationSettings(Map.of(name, value(value))))
                        .getMessage());
    }

    @Test
    void testImagesAreAsLargeAsTheInput() {
        assertEquals(
                "The augmentation test-resize is 200, and test-size 224; it must be as much or more, so that the input fits.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new AugmentationSettings(Map.of("test-resize", 200.0, "test-size", 224.0)))
                        .getMessage());
    }

    @Test
    void onlyOneDrawsAnOperation() {
        assertEquals(
                "There are trivial-augment and rand-augment, each of which draws an operation: leave one of them.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new AugmentationSettings(
                                        Map.of("trivial-augment", true, "rand-augment", "rand-m9-inc1")))
                        .getMessage());
    }
}
