/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Tensor;

/** A function whose gradient is the output's times a slope at each value, which its output tells. */
abstract class SlopeActivation implements ActivationFunction {
    final Elementwise values;

    SlopeActivation(Elementwise values) {
        this.values = values;
    }

    @Override
    public final Kept kept() {
        return Kept.OUTPUT;
    }

    /** The slopes, a new tensor. */
    abstract Tensor slope(Tensor output);

    @Override
    public final Tensor backward(Tensor gradient, Tensor kept) {
        return values.multiplyInPlace(slope(kept), gradient);
    }

    @Override
    public final Tensor backwardInPlace(Tensor gradient, Tensor kept) {
        try (Tensor slope = slope(kept)) {
            return values.multiplyInPlace(gradient, slope);
        }
    }
}
