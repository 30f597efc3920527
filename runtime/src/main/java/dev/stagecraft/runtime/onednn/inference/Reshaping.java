/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Descriptors;
import java.util.function.UnaryOperator;

/**
 * Maps as arrays of another shape, in C order: the same memory where they lie so and nobody else reads them.
 *
 * @param shape what becomes of {@code [N, C, H, W]}
 */
record Reshaping(UnaryOperator<long[]> shape) implements Operation {
    /** {@code [N, C x H x W]} */
    static Reshaping flat() {
        return new Reshaping(in -> new long[] {in[0], in[1] * in[2] * in[3]});
    }

    /** The channels of one pixel as the rows of one channel, and back. */
    static Reshaping channelsAsRows() {
        return new Reshaping(in -> new long[] {in[0], in[2], in[1], in[3]});
    }

    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray maps = assembly.input(node, 0);
        long[] out = shape.apply(maps.shape());
        return assembly.overwritable(node, 0, Descriptors.plain(maps.shape())).as(Descriptors.plain(out), out);
    }
}
