/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import dev.stagecraft.runtime.images.Preprocessing;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * The size of the network's input that the sizes of a recipe are for.
 *
 * @param side of the input, in pixels
 * @param resize what the shorter side of a test image becomes, in pixels
 */
record TestSize(int side, int resize) {
    /**
     * That of a recipe, if it has one.
     *
     * @throws IllegalArgumentException if sizes do not go together
     */
    static Optional<TestSize> of(SortedMap<String, Object> settings) {
        OptionalInt side = AugmentationSteps.whole(settings, "test-size");
        OptionalInt resize = AugmentationSteps.whole(settings, "test-resize");
        if (side.isEmpty() && resize.isPresent()) {
            throw new IllegalArgumentException(
                    "The augmentation test-resize is " + resize.getAsInt()
                            + ", and there is no test-size, the side of the input that it is for: set it, or leave test-resize out.");
        }
        if (side.isPresent() && resize.orElse(side.getAsInt()) < side.getAsInt()) {
            throw new IllegalArgumentException("The augmentation test-resize is " + resize.getAsInt()
                    + ", and test-size " + side.getAsInt() + "; it must be as much or more, so that the input fits.");
        }
        return side.isPresent()
                ? Optional.of(new TestSize(side.getAsInt(), resize.orElse(side.getAsInt())))
                : Optional.empty();
    }

    Preprocessing of(Preprocessing whole) {
        return whole.withCenterCrop(scaled(resize, whole.height()), scaled(resize, whole.width()));
    }

    /** What is so large for an input of the recipe's size, for one of this size. */
    int scaled(int pixels, int input) {
        return Math.max(1, (int) Math.round((double) pixels * input / side));
    }
}
