/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * The gradient by a parameter, until the next step.
 *
 * @param memory where it lies, in the parameter's order
 */
record Gradient(Tensor memory) implements AutoCloseable {
    /** Copies a gradient, of the parameter's shape and of any type and order, and frees it. */
    void take(Tensor gradient) {
        try (gradient) {
            memory.copyFrom(gradient);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
