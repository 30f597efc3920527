/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.recipe.Recipe;
import java.util.Optional;

/** What a {@link Trainer} was told. */
record TrainingPlan(
        NetworkDefinition definition,
        NetworkOptions options,
        int epochs,
        int batchSize,
        long seed,
        Optional<Recipe> recipe,
        Optional<BatchSource> heldOut,
        int checkpointEverySteps,
        Optional<Together> together,
        TrainingProgress progress) {
    TrainingPlan withProgress(TrainingProgress other) {
        return new TrainingPlan(
                definition, options, epochs, batchSize, seed, recipe, heldOut, checkpointEverySteps, together, other);
    }

    /** What the order of this process's images and the choices in its steps are drawn from. */
    long seedHere() {
        return together.map(all -> all.seed(seed)).orElse(seed);
    }

    /**
     * How an image becomes the network's input: as the network declares, or as those that it learns from were made; empty if nobody says and the
     * input has neither 1 channel nor 3.
     */
    Optional<Preprocessing> preprocessing(BatchSource training, Standardization standardization) {
        Optional<Preprocessing> declared = definition.preprocessing();
        if (declared.map(Standardization::of).filter(standardization::equals).isPresent()) {
            return declared;
        }
        return training.preprocessing()
                .or(() -> RecipeImages.preprocessing(definition, recipe))
                .map(standardization::in);
    }
}
