/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

/** The order of the images in a pass, which says what the pass is for. */
public sealed interface Order {
    /**
     * To learn from: shuffled, and augmented where the source augments.
     *
     * @param seed of the training
     * @param epoch from 1; seed and epoch decide the order and all that is random in an image
     */
    record Shuffled(long seed, int epoch) implements Order {}

    /** To measure a network on: one after the other, and as they are. */
    record AsStored() implements Order {}
}
