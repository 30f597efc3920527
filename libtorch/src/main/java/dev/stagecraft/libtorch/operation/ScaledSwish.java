/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** {@code x sigmoid(factor x)}, which is {@code silu(factor x) / factor}. With 1.702 it is close to a GELU. */
final class ScaledSwish implements ActivationFunction {
    private final Elementwise values;
    private final ActivationFunction swish;
    private final double factor;

    ScaledSwish(Session session, Elementwise values, double factor) {
        this.values = values;
        this.swish = NativeActivation.of(session, "silu", Kept.INPUT);
        this.factor = factor;
    }

    @Override
    public Kept kept() {
        return Kept.INPUT;
    }

    @Override
    public Tensor forward(Tensor input) {
        try (Tensor scaled = values.multiply(input, factor)) {
            return values.multiplyInPlace(swish.forward(scaled), 1 / factor);
        }
    }

    @Override
    public Tensor backward(Tensor gradient, Tensor kept) {
        try (Tensor scaled = values.multiply(kept, factor)) {
            return swish.backward(gradient, scaled);
        }
    }
}
