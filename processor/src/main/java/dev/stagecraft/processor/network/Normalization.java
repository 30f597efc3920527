/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * A normalization.
 *
 * @param startsAtZero whether its scale, gamma, starts at 0 instead of 1
 */
public record Normalization(String name, Kind kind, boolean startsAtZero) implements Layer {
    /** Over which values mean and variance are taken. */
    public sealed interface Kind {}

    /** Each channel over all images of a batch; running statistics take their place at inference. */
    public record Batch() implements Kind {}

    /**
     * Groups of channels over one image.
     *
     * @param origin where their number is declared
     */
    public record Group(int groups, Origin origin) implements Kind {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.normalization(this);
    }
}
