/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Numbers of several images at once.
 *
 * @param values from their position on, the last axis fastest
 * @param shape {@code [N, C, H, W]} of images and maps, {@code [N, K]} of vectors
 */
public record Batch(FloatBuffer values, List<Long> shape) {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if there are more or fewer values than the shape says
     */
    public Batch {
        shape = List.copyOf(shape);
        long length = shape.stream().reduce(1L, Math::multiplyExact);
        if (values.remaining() != length) {
            throw new IllegalArgumentException("A batch of the shape " + shape + " has " + length + " values, and "
                    + values.remaining() + " were given.");
        }
    }

    /**
     * {@return a batch of an array}
     *
     * @param values all of it
     * @param shape as above
     */
    public static Batch of(float[] values, Long... shape) {
        return new Batch(FloatBuffer.wrap(values), List.of(shape));
    }

    /** {@return how many images it is of} */
    public long images() {
        return shape.get(0);
    }
}
