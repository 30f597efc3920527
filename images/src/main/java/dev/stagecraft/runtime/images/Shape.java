/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of one image's activations, without the batch: {@code [channels, height, width]} for a map, {@code [size]}
 * for a vector. It prints as {@code 256x56x56}.
 *
 * @param dimensions without the batch, outermost first
 */
public record Shape(List<Integer> dimensions) {
    /**
     * Copies the list.
     *
     * @param dimensions without the batch, outermost first
     */
    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * {@return the shape that {@link #toString()} prints so}
     *
     * @param text {@code 256x56x56}
     * @throws NumberFormatException if it is none
     */
    public static Shape parse(String text) {
        return new Shape(Stream.of(text.split("x")).map(Integer::valueOf).toList());
    }

    /** {@return the number of values} */
    public long size() {
        return dimensions.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /**
     * {@return the shape of a batch of such activations: {@code [batch, channels, height, width]} or {@code [batch, size]}}
     *
     * @param batch how many images it has
     */
    public long[] ofBatch(long batch) {
        return IntStream.rangeClosed(0, dimensions.size())
                .mapToLong(axis -> axis == 0 ? batch : dimensions.get(axis - 1))
                .toArray();
    }

    @Override
    public String toString() {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
