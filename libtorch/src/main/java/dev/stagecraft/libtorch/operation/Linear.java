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
import java.util.Optional;

/** A dense layer, {@code x W' + b}, of vectors {@code [N, C]}. */
public final class Linear {
    private static final Integers IMAGES = new Integers(0);

    private final Session session;
    private final Reductions reductions;
    private final Operator forward;
    private final Operator product;

    /**
     * Binds one.
     *
     * @param session what computes
     */
    public Linear(Session session) {
        this.session = session;
        this.reductions = new Reductions(session);
        this.forward = session.operator("linear");
        this.product = session.operator("mm");
    }

    /**
     * {@return the vectors that it gives, {@code [N, K]}}
     *
     * @param input {@code [N, C]}
     * @param weight {@code [K, C]}
     * @param bias {@code [K]}, or none
     */
    public Tensor forward(Tensor input, Tensor weight, Optional<Tensor> bias) {
        return session.adopt(forward.start()
                .tensor(input.handle())
                .tensor(weight.handle())
                .tensorOrNone(bias.map(Tensor::handle).orElse(0L))
                .call());
    }

    /**
     * {@return the gradient by the input, {@code [N, C]}}
     *
     * @param gradient by the output
     * @param weight what {@link #forward} was given
     */
    public Tensor inputGradient(Tensor gradient, Tensor weight) {
        return product(gradient, weight);
    }

    /**
     * {@return the gradient by the weights, {@code [K, C]}}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given
     */
    public Tensor weightGradient(Tensor gradient, Tensor input) {
        try (Tensor turned = transposed(gradient)) {
            return product(turned, input);
        }
    }

    /**
     * {@return the gradient by the biases, {@code [1, K]}}
     *
     * @param gradient by the output
     */
    public Tensor biasGradient(Tensor gradient) {
        return reductions.sum(gradient, IMAGES);
    }

    private Tensor product(Tensor a, Tensor b) {
        return session.adopt(
                product.start().tensor(a.handle()).tensor(b.handle()).call());
    }

    private static Tensor transposed(Tensor matrix) {
        long[] shape = matrix.shape();
        long[] strides = matrix.strides();
        return matrix.view(0, new long[] {shape[1], shape[0]}, new long[] {strides[1], strides[0]});
    }
}
