/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/** Multiplies each channel by the sigmoid of a convolution over the means of its neighbours. */
public record EfficientChannelAttention(String name, Quantity kernel) implements Layer {
    @Override
    public List<Quantity> quantities() {
        return List.of(kernel);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.efficientChannelAttention(this);
    }
}
