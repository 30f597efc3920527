/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Sums of products of two vectors. */
public final class DotProduct {
    private final Session session;
    private final Operator dot;

    /**
     * Binds it.
     *
     * @param session what computes
     */
    public DotProduct(Session session) {
        this.session = session;
        this.dot = session.operator("dot");
    }

    /**
     * {@return the sum of the squares, a number without axes} libtorch's norms take their order as a {@code Scalar}, which its C interface does not pass.
     *
     * @param values of one axis
     */
    public Tensor squares(Tensor values) {
        return session.adopt(
                dot.start().tensor(values.handle()).tensor(values.handle()).call());
    }
}
