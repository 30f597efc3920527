/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Tensor;

/** {@code x} where it is positive, and {@code alpha x} elsewhere. */
final class LeakyRectifier extends SlopeActivation {
    private final double alpha;

    LeakyRectifier(Elementwise values, double alpha) {
        super(values);
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("The slope of a leaky ReLU is " + alpha + "; it must be at least 0.");
        }
        this.alpha = alpha;
    }

    @Override
    public Tensor forward(Tensor input) {
        try (Tensor small = values.multiply(input, alpha)) {
            return alpha <= 1 ? values.most(input, small) : values.least(input, small);
        }
    }

    /** {@code alpha + (1 - alpha) step(y)} */
    @Override
    Tensor slope(Tensor output) {
        try (Tensor step = values.step(output);
                Tensor scaled = values.multiplyInPlace(step, 1 - alpha)) {
            return values.add(scaled, alpha);
        }
    }
}
