/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/** What a recipe says of images. */
final class RecipeImages {
    private RecipeImages() {}

    /**
     * Images that are augmented as the recipe says, by themselves or from here on.
     *
     * @throws IllegalArgumentException if they are augmented otherwise, or cannot be
     */
    static BatchSource augmented(Recipe recipe, NetworkDefinition definition, BatchSource images) {
        Augmentations wanted =
                recipe.augmentation().augmentations(definition.summary().input());
        if (wanted.equals(Augmentations.NONE) || wanted.equals(images.augmentations())) {
            return images;
        }
        if (!images.augmentations().equals(Augmentations.NONE)) {
            throw new IllegalArgumentException(
                    said(recipe) + ", and the training images are augmented by " + images.augmentations()
                            + ": leave that to the recipe, or take recipe.withoutAugmentation() for what the images do.");
        }
        try {
            return images.augmented(wanted);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    said(recipe) + ". " + e.getMessage()
                            + " Without it, by withoutAugmentation() or --no-augmentation, the result is another.",
                    e);
        }
    }

    private static String said(Recipe recipe) {
        return "The recipe " + recipe.name() + " augments images by "
                + String.join(", ", recipe.augmentation().settings().keySet());
    }

    /**
     * How an image that is not augmented becomes the network's input: as the network declares; or else as the recipe says, or the largest
     * centred part of it. Empty if the input has neither 1 channel nor 3.
     */
    static Optional<Preprocessing> preprocessing(NetworkDefinition definition, Optional<Recipe> recipe) {
        if (definition.preprocessing().isPresent()) {
            return definition.preprocessing();
        }
        List<Integer> input = definition.summary().input().dimensions();
        if (input.get(0) != 1 && input.get(0) != 3) {
            return Optional.empty();
        }
        Preprocessing whole = Preprocessing.of(input.get(0), input.get(1), input.get(2));
        return recipe.map(chosen -> chosen.augmentation().preprocessing(whole)).or(() -> Optional.of(whole));
    }
}
