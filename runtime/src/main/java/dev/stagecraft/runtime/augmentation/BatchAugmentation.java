/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.random.RandomGenerator;

/** What mixes the images of a batch with each other, and their labels with them. */
public sealed interface BatchAugmentation extends Augmentation permits Mixing {
    /**
     * Changes the values and labels of a batch.
     *
     * @param batch the batch
     * @param random what decides; the same numbers give the same batch
     */
    void apply(MixedBatch batch, RandomGenerator random);
}
