/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The lengths of a tensor's dimensions, outermost first; none for a single number. It prints as {@code 64x3x7x7}.
 *
 * @param lengths each 0 or more
 */
public record TensorShape(List<Long> lengths) {
    /**
     * Copies the list.
     *
     * @param lengths each 0 or more
     */
    public TensorShape {
        lengths = List.copyOf(lengths);
    }

    /**
     * {@return the shape of these lengths}
     *
     * @param lengths outermost first
     */
    public static TensorShape of(long... lengths) {
        return new TensorShape(LongStream.of(lengths).boxed().toList());
    }

    /**
     * {@return the number of values}
     *
     * @throws ArithmeticException if it exceeds 2^63 - 1
     */
    public long size() {
        // A length of 0 first: whatever the others multiply to, there is no value.
        if (lengths.contains(0L)) {
            return 0;
        }
        long size = 1;
        for (long length : lengths) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /** {@return the number of dimensions} */
    public int rank() {
        return lengths.size();
    }

    /**
     * {@return the length of a dimension}
     *
     * @param dimension from 0, the outermost
     */
    public long length(int dimension) {
        return lengths.get(dimension);
    }

    /** {@return the lengths, outermost first, in an array of its own} */
    public long[] toArray() {
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether the values are the same ones in the same order: a dense layer over a vector is a convolution of 1x1 over one pixel. */
    boolean holdsSameAs(TensorShape other) {
        return withoutTrailingOnes().equals(other.withoutTrailingOnes());
    }

    private List<Long> withoutTrailingOnes() {
        int end = lengths.size();
        while (end > 0 && lengths.get(end - 1) == 1) {
            end--;
        }
        return lengths.subList(0, end);
    }

    @Override
    public String toString() {
        return lengths.isEmpty() ? "1" : lengths.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
