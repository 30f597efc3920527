/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.recipe.AugmentationSettings;
import dev.stagecraft.runtime.recipe.Curve;
import dev.stagecraft.runtime.recipe.Loss;
import dev.stagecraft.runtime.recipe.Optimizer;
import dev.stagecraft.runtime.recipe.RateSchedule;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.recipe.Update;
import dev.stagecraft.runtime.recipe.Update.Decayed;
import dev.stagecraft.runtime.recipe.WeightAverage;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/** Trainings by recipes: 50 images in steps of 8, which is 7 steps an epoch. */
final class RecipeTrainings {
    static final AugmentationSettings AUGMENTATION = new AugmentationSettings(
            Map.of("crop-padding", 1.0, "flip", 0.5, "random-erasing", 0.5, "mixup", 0.2, "cutmix", 1.0));

    private RecipeTrainings() {}

    static Update update(Optimizer optimizer, double rate) {
        return new Update(
                optimizer,
                rate,
                new RateSchedule(new Curve.Cosine(1e-4, false), RateSchedule.By.STEP, 0.5, OptionalDouble.empty()),
                0.01,
                Decayed.WEIGHTS,
                OptionalDouble.of(2));
    }

    /** With everything that a checkpoint has to keep. */
    static Recipe everything() {
        return Recipe.CIFAR
                .withAugmentation(AUGMENTATION)
                .withEpochs(3)
                .withBatchSize(8, 2)
                .withLoss(new Loss.BinaryCrossEntropy(0.1, OptionalDouble.empty()))
                .withUpdate(update(Optimizer.Lamb.DEFAULT, 0.05))
                .withAverage(new WeightAverage(0.9, 2, true));
    }

    static Trainer trainer(NetworkOptions options, Recipe recipe) {
        return Trainer.of(new TinyNetwork(), options)
                .recipe(recipe)
                .heldOut(Trainings.HELD_OUT)
                .progress(TrainingProgress.silent());
    }

    static Trainer trainer(Recipe recipe) {
        return trainer(Trainings.options(), recipe);
    }

    static Trainer trainer(Recipe recipe, Path checkpoints) {
        return trainer(recipe).checkpoints(checkpoints, 3);
    }
}
