/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

import java.util.List;

/**
 * A parameter of a layer. Its numbers are a part of the flat array that has all parameters of a network; the same part of an array of gradients has
 * their gradients, and of a training's memory what is remembered for them.
 *
 * @param layer the layer's name
 * @param key what Deeplearning4j calls it in the layer
 * @param part what PyTorch calls it in the layer, such as {@code weight}
 * @param role what it is for
 * @param offset where its numbers begin in the flat array
 * @param shape as PyTorch has it
 * @param encoding how its numbers lie there
 */
public record ParameterTensor(
        String layer, String key, String part, Role role, long offset, List<Long> shape, Encoding encoding) {
    /**
     * Copies the list.
     *
     * @param layer the layer's name
     * @param key what Deeplearning4j calls it in the layer
     * @param part what PyTorch calls it in the layer, such as {@code weight}
     * @param role what it is for
     * @param offset where its numbers begin in the flat array
     * @param shape as PyTorch has it
     * @param encoding how its numbers lie there
     */
    public ParameterTensor {
        shape = List.copyOf(shape);
    }

    /** {@return what PyTorch calls it in the network} */
    public String name() {
        return layer + "." + part;
    }

    /** {@return how many numbers it has} */
    public long length() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** {@return where the next parameter begins} */
    public long end() {
        return offset + length();
    }

    /** {@return its shape as an array} */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** What a parameter is for. */
    public enum Role {
        /** A factor of what a layer reads. */
        WEIGHT,
        /** What a layer adds. */
        BIAS,
        /** A factor of normalized numbers. */
        SCALE,
        /** What is added to normalized numbers. */
        SHIFT,
        /** A statistic of batches, which no gradient changes. */
        RUNNING_MEAN,
        /** A statistic of batches, which no gradient changes. */
        RUNNING_VARIANCE,
        /** Known to its layer only. */
        OTHER
    }

    /** How the numbers of a parameter lie in the flat array. */
    public enum Encoding {
        /** As they are, the last axis fastest. */
        PLAIN,
        /** As they are, the first axis fastest. */
        COLUMNS,
        /** The logarithm to the base 10 of the root of each. */
        LOG10_DEVIATION
    }
}
