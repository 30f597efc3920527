/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.UpdateSegment;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a segment changes, in rows: one of all its parameters, or one of each.
 *
 * @param offset where its parameters begin
 * @param length how many numbers they are
 * @param places where what is remembered of them begins in the state
 * @param parameters the parameters
 * @param gradients as many, as they are now
 * @param states as many of each number that is remembered
 */
record UpdatedPart(
        long offset,
        long length,
        List<Long> places,
        List<Tensor> parameters,
        List<Supplier<Tensor>> gradients,
        List<List<Tensor>> states)
        implements AutoCloseable {
    boolean isOf(UpdateSegment segment) {
        return segment.offset() == offset
                && segment.length() == length
                && segment.states().equals(places);
    }

    /** Frees the rows, but for those of gradients. */
    @Override
    public void close() {
        parameters.forEach(Tensor::close);
        states.forEach(rows -> rows.forEach(Tensor::close));
    }
}
