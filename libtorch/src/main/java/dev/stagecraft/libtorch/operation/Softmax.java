/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** {@code exp(x)} over the sum of those of a vector, of vectors {@code [N, K]}. */
final class Softmax implements ActivationFunction {
    private final Session session;
    private final Operator forward;
    private final Operator backward;

    Softmax(Session session) {
        this.session = session;
        this.forward = session.operator("_softmax");
        this.backward = session.operator("_softmax_backward_data");
    }

    @Override
    public Kept kept() {
        return Kept.OUTPUT;
    }

    @Override
    public Tensor forward(Tensor input) {
        return session.adopt(
                forward.start().tensor(input.handle()).integer(1).flag(false).call());
    }

    @Override
    public Tensor backward(Tensor gradient, Tensor kept) {
        return session.adopt(backward.start()
                .tensor(gradient.handle())
                .tensor(kept.handle())
                .integer(1)
                .integer(kept.type().number())
                .call());
    }
}
