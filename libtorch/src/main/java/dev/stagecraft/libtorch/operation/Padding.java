/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Adds rows, columns and channels of one value around maps {@code [N, C, H, W]}; its gradient takes them away. */
public final class Padding {
    private final Session session;
    private final Integers sides;
    private final Integers back;
    private final double value;

    /**
     * How much is added on each side.
     *
     * @param top rows above
     * @param bottom rows below
     * @param left columns on the left
     * @param right columns on the right
     * @param channelsBefore channels before the first
     * @param channelsAfter channels after the last
     */
    public record Sides(int top, int bottom, int left, int right, int channelsBefore, int channelsAfter) {}

    /**
     * Binds one.
     *
     * @param session what computes
     * @param sides how much is added
     * @param value of what is added
     */
    public Padding(Session session, Sides sides, double value) {
        this.session = session;
        this.sides = new Integers(
                sides.left(),
                sides.right(),
                sides.top(),
                sides.bottom(),
                sides.channelsBefore(),
                sides.channelsAfter());
        this.back = new Integers(
                -sides.left(),
                -sides.right(),
                -sides.top(),
                -sides.bottom(),
                -sides.channelsBefore(),
                -sides.channelsAfter());
        this.value = value;
    }

    /**
     * {@return the larger maps}
     *
     * @param input {@code [N, C, H, W]}
     */
    public Tensor forward(Tensor input) {
        return pad(input, sides);
    }

    /**
     * {@return the gradient by the maps}
     *
     * @param gradient by the larger maps
     */
    public Tensor backward(Tensor gradient) {
        return pad(gradient, back);
    }

    private Tensor pad(Tensor maps, Integers amounts) {
        return session.pad(maps, value, amounts.values());
    }
}
