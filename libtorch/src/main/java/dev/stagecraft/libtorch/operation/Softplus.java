/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** {@code log(1 + exp(x))}, which is {@code log(exp(x) + exp(0))}. */
final class Softplus extends SlopeActivation {
    private final Session session;
    private final Operator logarithmOfSum;

    Softplus(Session session, Elementwise values) {
        super(values);
        this.session = session;
        this.logarithmOfSum = session.operator("logaddexp");
    }

    @Override
    public Tensor forward(Tensor input) {
        try (Tensor zero = session.zeros(input.type())) {
            return session.adopt(logarithmOfSum
                    .start()
                    .tensor(input.handle())
                    .tensor(zero.handle())
                    .call());
        }
    }

    /** {@code 1 - exp(-y)}, the sigmoid of x. */
    @Override
    Tensor slope(Tensor output) {
        Tensor slope = values.multiply(output, -1);
        return values.negateInPlace(values.exponentialLessOneInPlace(slope));
    }
}
