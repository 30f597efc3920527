/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Tensor;

/** A function of each value. */
public interface ActivationFunction {

    /** What the gradient needs of the forward pass, which is kept until then. */
    enum Kept {
        /** What the function was given. */
        INPUT,
        /** What it gave. */
        OUTPUT
    }

    /** {@return what the gradient needs} */
    Kept kept();

    /**
     * {@return the function's values}
     *
     * @param input stays as it is
     */
    Tensor forward(Tensor input);

    /**
     * {@return the gradient by the input}
     *
     * @param gradient by the output, stays as it is
     * @param kept the input or the output, as {@link #kept} says, stays as it is
     */
    Tensor backward(Tensor gradient, Tensor kept);

    /**
     * Computes the function where nobody needs what it is given any more.
     *
     * @param input is overwritten, or closed
     * @return the values
     */
    default Tensor forwardInPlace(Tensor input) {
        try (input) {
            return forward(input);
        }
    }

    /**
     * Computes the gradient where nobody needs the output's any more.
     *
     * @param gradient is overwritten, or closed
     * @param kept the input or the output, as {@link #kept} says, stays as it is
     * @return the gradient by the input
     */
    default Tensor backwardInPlace(Tensor gradient, Tensor kept) {
        try (gradient) {
            return backward(gradient, kept);
        }
    }
}
