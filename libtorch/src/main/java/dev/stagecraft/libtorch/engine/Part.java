/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** A node of a program on a device. */
interface Part extends AutoCloseable {
    /**
     * Computes the node's value, and keeps what the gradient needs, if this is for a training.
     *
     * @param inputs stay the caller's, and as they are
     * @param pass how
     * @return the value, a look at memory of its own or of its input's
     */
    Tensor forward(List<Value> inputs, ForwardPass pass);

    /**
     * Computes the gradients by what the node read, and those of its parameters, which it writes to the flat array.
     *
     * @param gradient by the value; it is closed here or handed on
     * @param sink gets the gradients by the inputs
     */
    void backward(Flow gradient, Sink sink);

    /** Frees what was kept. */
    void forget();

    /** Whether {@link #forwardOver} saves memory. */
    default boolean overwrites() {
        return false;
    }

    /**
     * Like {@link #forward}, where nobody else needs one of the values that the node reads.
     *
     * @param input is overwritten, or closed
     * @param others what it reads besides, in any order, if it reads several
     * @param pass how
     * @return the value
     */
    default Tensor forwardOver(Value input, List<Value> others, ForwardPass pass) {
        try (input) {
            return forward(List.of(input), pass);
        }
    }

    /** Whether somebody else may overwrite the value: it is neither kept nor a look at the input's memory. */
    default boolean givesAway(ForwardPass pass) {
        return true;
    }

    /** How the value of the last pass can be had again, if the part keeps what that needs. */
    default Optional<Recomputed> again() {
        return Optional.empty();
    }

    /** Writes the gradients of what learns from batches otherwise, before what was kept is freed. */
    default void learnStatistics() {}

    /** Frees what was kept, and what lives as long as the part. */
    @Override
    default void close() {
        forget();
    }
}
