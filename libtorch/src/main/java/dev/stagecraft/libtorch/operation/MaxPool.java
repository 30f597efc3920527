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

/** The maximum of each window of each map. What is beyond the edges never is the maximum. */
public final class MaxPool {
    private static final Integers NO_DILATION = new Integers(1, 1);

    private final Session session;
    private final Integers kernel;
    private final Integers stride;
    private final Integers padding;
    private final Operator forward;
    private final Operator backward;

    /**
     * Maxima and where they were.
     *
     * @param output {@code [N, C, H', W']}
     * @param places of the same shape, where the gradient goes
     */
    public record Pooled(Tensor output, Tensor places) {}

    /**
     * Binds one.
     *
     * @param session what computes
     * @param window how it goes over the maps
     */
    public MaxPool(Session session, Window window) {
        this.session = session;
        this.kernel = new Integers(window.kernelHeight(), window.kernelWidth());
        this.stride = new Integers(window.strideHeight(), window.strideWidth());
        this.padding = new Integers(window.paddingHeight(), window.paddingWidth());
        this.forward = session.operator("max_pool2d_with_indices");
        this.backward = session.operator("max_pool2d_with_indices_backward");
    }

    /**
     * {@return the maxima}
     *
     * @param input {@code [N, C, H, W]}
     */
    public Pooled forward(Tensor input) {
        window(forward.start().tensor(input.handle())).call();
        return new Pooled(Results.take(session, forward, 0), Results.take(session, forward, 1));
    }

    /**
     * {@return the gradient by the maps}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given
     * @param places what it gave
     */
    public Tensor backward(Tensor gradient, Tensor input, Tensor places) {
        return session.adopt(window(backward.start().tensor(gradient.handle()).tensor(input.handle()))
                .tensor(places.handle())
                .call());
    }

    private Operator window(Operator operator) {
        return operator.integers(kernel)
                .integers(stride)
                .integers(padding)
                .integers(NO_DILATION)
                .flag(false);
    }
}
