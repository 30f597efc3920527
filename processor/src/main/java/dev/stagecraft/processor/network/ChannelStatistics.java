/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/** Maximum and mean over the channels: a map of two channels. */
public record ChannelStatistics(String name) implements Layer {
    /** What it gives: the maximum, and the mean. */
    public static final int CHANNELS = 2;

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.channelStatistics(this);
    }
}
