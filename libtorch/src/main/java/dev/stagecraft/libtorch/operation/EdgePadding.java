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

/** Repeats the last row and column of maps {@code [N, C, H, W]}; its gradient adds up there. */
public final class EdgePadding {
    private final Session session;
    private final Integers sides;
    private final Operator forward;
    private final Operator backward;

    /**
     * Binds one.
     *
     * @param session what computes
     * @param pixels how often they are repeated
     */
    public EdgePadding(Session session, int pixels) {
        this.session = session;
        this.sides = new Integers(0, pixels, 0, pixels);
        this.forward = session.operator("replication_pad2d");
        this.backward = session.operator("replication_pad2d_backward");
    }

    /**
     * {@return the larger maps}
     *
     * @param maps {@code [N, C, H, W]}
     */
    public Tensor forward(Tensor maps) {
        return session.adopt(
                forward.start().tensor(maps.handle()).integers(sides).call());
    }

    /**
     * {@return the gradient by the maps}
     *
     * @param gradient by the larger maps
     * @param maps what {@link #forward} was given
     */
    public Tensor backward(Tensor gradient, Tensor maps) {
        return session.adopt(backward.start()
                .tensor(gradient.handle())
                .tensor(maps.handle())
                .integers(sides)
                .call());
    }
}
