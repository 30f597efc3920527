/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/** A layer that changes its input at random while training, and is nothing at inference. */
public sealed interface Noise extends Layer permits Dropout, DropBlock, StochasticDepth {
    @Override
    default <R> R accept(Visitor<R> visitor) {
        return visitor.noise(this);
    }
}
