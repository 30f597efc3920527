/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.ActivationFunction;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** The function behind what a part computes, if there is one, and what its gradient needs. */
final class Behind {
    private final Optional<ActivationFunction> function;
    private final Kept kept = new Kept();

    Behind(Optional<ActivationFunction> function) {
        this.function = function;
    }

    /** Takes the sums over, and gives the value. */
    Tensor forward(Tensor sums, ForwardPass pass) {
        if (function.isEmpty()) {
            return sums;
        }
        ActivationFunction applied = function.get();
        if (!pass.keeps() || applied.kept() == ActivationFunction.Kept.OUTPUT) {
            Tensor value = applied.forwardInPlace(sums);
            if (pass.keeps()) {
                kept.share(value);
            }
            return value;
        }
        kept.hold(sums);
        return applied.forward(sums);
    }

    /** Whether the value is kept. */
    boolean keepsValue(ForwardPass pass) {
        return pass.keeps() && function.isPresent() && function.get().kept() == ActivationFunction.Kept.OUTPUT;
    }

    /** Takes the gradient by the value over, and gives that by the sums. */
    Flow backward(Flow gradient) {
        if (function.isEmpty()) {
            return gradient;
        }
        try (kept) {
            if (gradient.exclusive()) {
                return Flow.of(function.get().backwardInPlace(gradient.tensor(), kept.get()));
            }
            try (gradient) {
                return Flow.of(function.get().backward(gradient.tensor(), kept.get()));
            }
        }
    }

    void forget() {
        kept.close();
    }
}
