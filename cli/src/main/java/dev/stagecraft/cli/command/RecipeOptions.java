/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A recipe that a network is trained by. */
final class RecipeOptions {
    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description =
                    "Trains by a recipe: a ready one, as stagecraft recipes lists them, or a file of JSON whose name ends in .json.")
    private Optional<String> recipe;

    @Option(
            names = "--parts",
            paramLabel = "N",
            description =
                    "With --recipe, splits a step into so many parts, whose gradients are added up: for memory that has no room for a whole step.")
    private Optional<Integer> parts;

    @Option(
            names = "--no-augmentation",
            description = "With --recipe, takes images as they are, whatever the recipe does to them.")
    private boolean noAugmentation;

    boolean isChosen() {
        return recipe.isPresent();
    }

    void requireSound(CommandSpec command) {
        if (recipe.isEmpty() && (parts.isPresent() || noAugmentation)) {
            throw new ParameterException(
                    command.commandLine(),
                    (noAugmentation ? "--no-augmentation" : "--parts")
                            + " changes a recipe, and there is none: name one with --recipe, or leave it out.");
        }
        parts.ifPresent(number -> Range.requirePositive(command, "--parts", number));
    }

    /** A ready recipe, or that of a file. */
    static Recipe named(String name) throws IOException {
        return name.endsWith(".json") ? Recipe.load(Path.of(name)) : Recipe.named(name);
    }

    /** With what was said besides. */
    Optional<Recipe> recipe(Optional<Integer> epochs, Optional<Integer> batchSize, Optional<Double> learningRate)
            throws IOException {
        if (recipe.isEmpty()) {
            return Optional.empty();
        }
        Recipe chosen = named(recipe.get());
        chosen = chosen.withBatchSize(batchSize.orElse(chosen.batchSize()), parts.orElse(chosen.parts()))
                .withEpochs(epochs.orElse(chosen.epochs()));
        if (learningRate.isPresent()) {
            chosen = chosen.withUpdate(chosen.update().withLearningRate(learningRate.get()));
        }
        return Optional.of(noAugmentation ? chosen.withoutAugmentation() : chosen);
    }
}
