/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * Values that lie one beside the other, in an order that a result can have too: libtorch's batch normalization writes into memory that it is given as
 * if that were in the order of what it reads.
 *
 * @param session what computes
 * @param values what was given, or a copy
 */
record Contiguous(Session session, Tensor values) implements AutoCloseable {

    static Contiguous of(Session session, Tensor values) {
        return new Contiguous(session, values.order().isPresent() ? values.share() : values.copy());
    }

    long handle() {
        return values.handle();
    }

    /** Memory for a result of the same shape and order, which lives briefly. */
    Tensor output() {
        return session.briefLike(values);
    }

    @Override
    public void close() {
        values.close();
    }
}
