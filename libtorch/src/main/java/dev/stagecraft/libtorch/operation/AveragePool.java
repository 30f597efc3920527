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

/** The mean of each window of each map. */
public final class AveragePool {
    private final Session session;
    private final Integers kernel;
    private final Integers stride;
    private final Integers padding;
    private final boolean countsPadding;
    private final Operator forward;
    private final Operator backward;

    /**
     * Binds one.
     *
     * @param session what computes
     * @param window how it goes over the maps
     * @param countsPadding whether what is beyond the edges counts as zeros
     */
    public AveragePool(Session session, Window window, boolean countsPadding) {
        this.session = session;
        this.kernel = new Integers(window.kernelHeight(), window.kernelWidth());
        this.stride = new Integers(window.strideHeight(), window.strideWidth());
        this.padding = new Integers(window.paddingHeight(), window.paddingWidth());
        this.countsPadding = countsPadding;
        this.forward = session.operator("avg_pool2d");
        this.backward = session.operator("avg_pool2d_backward");
    }

    /**
     * {@return the means}
     *
     * @param input {@code [N, C, H, W]}
     */
    public Tensor forward(Tensor input) {
        return session.adopt(window(forward.start().tensor(input.handle())).call());
    }

    /**
     * {@return the gradient by the maps}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given; only its shape is read
     */
    public Tensor backward(Tensor gradient, Tensor input) {
        return session.adopt(window(backward.start().tensor(gradient.handle()).tensor(input.handle()))
                .call());
    }

    private Operator window(Operator operator) {
        return operator.integers(kernel)
                .integers(stride)
                .integers(padding)
                .flag(false)
                .flag(countsPadding)
                .none();
    }
}
