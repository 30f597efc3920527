/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

/** A vector: {@code [N, channels]} in the network. */
public record FeatureVector(int channels) implements Shape {
    @Override
    public long size() {
        return channels;
    }

    @Override
    public String toString() {
        return String.valueOf(channels);
    }
}
