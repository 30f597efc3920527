/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** The maximum of each map; of equal ones the first row by row gets the gradient. */
public final class GlobalMaxPool {
    private static final Integers ONE = new Integers(1, 1);

    private final Session session;
    private final Operator forward;
    private final Operator backward;

    /**
     * Binds one.
     *
     * @param session what computes
     */
    public GlobalMaxPool(Session session) {
        this.session = session;
        this.forward = session.operator("adaptive_max_pool2d");
        this.backward = session.operator("adaptive_max_pool2d_backward");
    }

    /**
     * {@return the maxima, {@code [N, C, 1, 1]}}
     *
     * @param input {@code [N, C, H, W]}
     */
    public MaxPool.Pooled forward(Tensor input) {
        forward.start().tensor(input.handle()).integers(ONE).call();
        return new MaxPool.Pooled(Results.take(session, forward, 0), Results.take(session, forward, 1));
    }

    /**
     * {@return the gradient by the maps}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given
     * @param places what it gave
     */
    public Tensor backward(Tensor gradient, Tensor input, Tensor places) {
        return session.adopt(backward.start()
                .tensor(gradient.handle())
                .tensor(input.handle())
                .tensor(places.handle())
                .call());
    }
}
