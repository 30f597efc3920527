/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;

/** Every so-manieth row and column of maps {@code [N, C, H, W]}, beginning with the first. */
public final class Subsampling {
    private final Session session;
    private final int stride;

    /**
     * For a session.
     *
     * @param session what computes
     * @param stride of rows and of columns
     */
    public Subsampling(Session session, int stride) {
        this.session = session;
        this.stride = stride;
    }

    /**
     * {@return a look at the maps, without a copy}
     *
     * @param input {@code [N, C, H, W]}
     */
    public Tensor forward(Tensor input) {
        long[] shape = input.shape();
        long[] strides = input.strides();
        shape[2] = (shape[2] + stride - 1) / stride;
        shape[3] = (shape[3] + stride - 1) / stride;
        strides[2] *= stride;
        strides[3] *= stride;
        return input.view(0, shape, strides);
    }

    /**
     * {@return the gradient by the maps, zeros where none was taken}
     *
     * @param gradient by the output
     * @param order of the maps in memory
     * @param shape of the maps
     */
    public Tensor backward(Tensor gradient, ValueOrder order, long... shape) {
        Tensor result = session.empty(gradient.type(), order, shape).zero();
        try (Tensor taken = forward(result)) {
            taken.copyFrom(gradient);
        }
        return result;
    }
}
