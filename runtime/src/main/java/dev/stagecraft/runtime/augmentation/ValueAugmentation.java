/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Shape;
import java.util.random.RandomGenerator;

/** What is done with the values of an image, after its pixels were standardized: 0 is the mean. Any number of threads may use it. */
public sealed interface ValueAugmentation extends Augmentation permits RandomErasing, Cutout {
    /**
     * Changes the values of an image.
     *
     * @param values of a batch
     * @param offset where those of the image begin
     * @param image the shape of it, {@code [channels, height, width]}
     * @param random what decides; the same numbers give the same image
     */
    void apply(float[] values, int offset, Shape image, RandomGenerator random);
}
