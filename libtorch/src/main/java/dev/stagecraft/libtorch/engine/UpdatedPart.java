/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.UpdateSegment;
import java.util.List;

/**
 * What a segment changes, in rows.
 *
 * @param offset where its parameters begin
 * @param length how many numbers they are
 * @param places where what is remembered of them begins in the state
 * @param parameters the parameters
 * @param gradients theirs
 * @param states a row for each number that is remembered of a parameter
 */
record UpdatedPart(
        long offset, long length, List<Long> places, Tensor parameters, Tensor gradients, List<Tensor> states)
        implements AutoCloseable {
    boolean isOf(UpdateSegment segment) {
        return segment.offset() == offset
                && segment.length() == length
                && segment.states().equals(places);
    }

    @Override
    public void close() {
        parameters.close();
        gradients.close();
        states.forEach(Tensor::close);
    }
}
