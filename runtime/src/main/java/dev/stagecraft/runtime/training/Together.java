/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.runtime.internal.Seeds;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.update.SharedValues;
import java.util.Map;

/**
 * A training by several processes, as this one takes part in it.
 *
 * @param everySteps after how many steps they have the same weights again
 */
record Together(TrainingGroup group, int everySteps) {
    boolean isFirst() {
        return group.rank() == 0;
    }

    /** What this process draws from: that of the training in the first. */
    long seed(long seed) {
        return isFirst() ? seed : Seeds.of(~seed, group.rank());
    }

    /** The mean of a number of each process. */
    double mean(double value) {
        float[] sum = {(float) value};
        group.sum(sum);
        return sum[0] / group.size();
    }

    Sharing sharing(NetworkProgram program, Recipe recipe) {
        SharedValues shared = new SharedValues(program, recipe);
        return everySteps == 1
                ? new Sharing.OfGradients(group, shared)
                : new Sharing.OfWeights(group, shared, everySteps);
    }

    /** What decides the result beside the settings of one process. */
    Map<String, String> settings() {
        return Map.of("processes", String.valueOf(group.size()), "steps between averages", String.valueOf(everySteps));
    }

    /** What of a recipe's batch is this process's. */
    Recipe share(Recipe recipe) {
        int parts = recipe.parts() * group.size();
        if (recipe.batchSize() % parts != 0) {
            throw new IllegalArgumentException("The recipe's batch of " + recipe.batchSize()
                    + " images is for " + group.size() + " processes"
                    + (recipe.parts() > 1 ? " with " + recipe.parts() + " parts each" : "") + ": make it a multiple of "
                    + parts + ".");
        }
        return recipe.withBatchSize(recipe.batchSize() / group.size(), recipe.parts());
    }

    void requireRecipe() {
        throw new IllegalArgumentException(
                "Several processes train together by a recipe, and this trainer has none: give it one with recipe(…).");
    }
}
