/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Tensor;

/** {@code x} where it is positive, and {@code alpha (exp(x) - 1)} elsewhere (Clevert et al., <i>ELU</i>, 2015, arXiv:1511.07289). */
final class ExponentialLinearUnit extends SlopeActivation {
    private final double alpha;

    ExponentialLinearUnit(Elementwise values, double alpha) {
        super(values);
        if (!(alpha > 0)) {
            throw new IllegalArgumentException("The factor of an ELU is " + alpha + "; it must be positive.");
        }
        this.alpha = alpha;
    }

    @Override
    public Tensor forward(Tensor input) {
        try (Tensor negative = values.exponentialLessOneInPlace(values.least(input, 0));
                Tensor positive = values.rectify(input)) {
            return values.add(positive, negative, alpha);
        }
    }

    /** {@code min(y, 0) + alpha}, and 1 where y is positive. */
    @Override
    Tensor slope(Tensor output) {
        try (Tensor negative = values.least(output, 0)) {
            Tensor slope = values.add(negative, alpha);
            if (alpha == 1) {
                return slope;
            }
            try (slope;
                    Tensor step = values.step(output)) {
                return values.add(slope, step, 1 - alpha);
            }
        }
    }
}
