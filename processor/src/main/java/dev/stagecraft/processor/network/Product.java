/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/**
 * The product of what two chains make of the same input: of a value for each channel and one for each pixel, a map.
 *
 * @param channels gives a map of 1x1
 * @param pixels gives a map of one channel
 */
public record Product(String name, List<Layer> channels, List<Layer> pixels) implements Layer {
    public Product {
        channels = List.copyOf(channels);
        pixels = List.copyOf(pixels);
    }

    @Override
    public List<List<Layer>> chains() {
        return List.of(channels, pixels);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.product(this);
    }
}
