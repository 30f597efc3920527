/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/**
 * Multiplies each channel by the sigmoid of what two dense layers make of its mean plus what they make of its maximum.
 *
 * @param squeezed the values between the dense layers
 */
public record ChannelAttention(String name, Quantity squeezed) implements Layer {
    @Override
    public List<Quantity> quantities() {
        return List.of(squeezed);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.channelAttention(this);
    }
}
