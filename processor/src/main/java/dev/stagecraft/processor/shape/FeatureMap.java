/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.network.Window;

/** Channels of a height and width: {@code [N, channels, height, width]} in the network. */
public record FeatureMap(int channels, int height, int width) implements Shape {
    /** An image. */
    public static FeatureMap of(InputDeclaration input) {
        return new FeatureMap(
                input.channels().value(), input.height().value(), input.width().value());
    }

    /** The map of other channels and the same size. */
    public FeatureMap withChannels(int channels) {
        return new FeatureMap(channels, height, width);
    }

    /** What a padded convolution of some stride leaves: {@code ceil(size / stride)} along each axis. */
    FeatureMap strided(int stride) {
        return new FeatureMap(channels, (height - 1) / stride + 1, (width - 1) / stride + 1);
    }

    /** The map that a window leaves, of the same channels; less than 1 high or wide where it does not fit. */
    FeatureMap under(Window window) {
        return new FeatureMap(channels, window.along(height), window.along(width));
    }

    /** Whether at least one value is left under a window. */
    boolean fits(Window window) {
        return window.along(height) >= 1 && window.along(width) >= 1;
    }

    /** {@code 56x56}. */
    public String area() {
        return height + "x" + width;
    }

    /** The smaller of height and width. */
    public int side() {
        return Math.min(height, width);
    }

    @Override
    public long size() {
        return (long) channels * height * width;
    }

    @Override
    public String toString() {
        return channels + "x" + area();
    }
}
