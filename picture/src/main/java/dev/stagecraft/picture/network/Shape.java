/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape of what a layer takes or gives for one image.
 *
 * @param dimensions channels, height and width of a map; the one size of a vector
 */
public record Shape(List<Integer> dimensions) {
    /**
     * Copies the list.
     *
     * @param dimensions channels, height and width of a map; the one size of a vector
     */
    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * {@return the shape that a text says}
     *
     * @param text {@code 64x56x56} or {@code 1000}
     */
    public static Shape parse(String text) {
        return new Shape(Stream.of(text.split("x")).map(Integer::valueOf).toList());
    }

    /** {@return how many values it has} */
    public long size() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** {@return channels of a map, the size of a vector} */
    public int channels() {
        return dimensions.get(0);
    }

    /** {@code 64×56×56}: as a picture says it. */
    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("\u00d7"));
    }
}
