/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Tensors one behind the other along an axis. */
public final class Concatenation {
    private final Session session;
    private final Operator concatenate;

    /**
     * Binds it.
     *
     * @param session what computes
     */
    public Concatenation(Session session) {
        this.session = session;
        this.concatenate = session.operator("cat");
    }

    /**
     * {@return the two as one}
     *
     * @param first a tensor
     * @param second of the same shape but along the axis
     * @param axis along which
     */
    public Tensor join(Tensor first, Tensor second, int axis) {
        return session.adopt(concatenate
                .start()
                .tensors(first.handle(), second.handle())
                .integer(axis)
                .call());
    }

    /**
     * {@return a look at a part of what was joined}
     *
     * @param joined a tensor
     * @param axis along which
     * @param from the first place
     * @param length how many places
     */
    public static Tensor part(Tensor joined, int axis, long from, long length) {
        long[] shape = joined.shape();
        long[] strides = joined.strides();
        shape[axis] = length;
        return joined.view(from * strides[axis], shape, strides);
    }
}
