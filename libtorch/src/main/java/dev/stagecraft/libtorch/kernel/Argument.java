/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** What a kernel is given. */
public sealed interface Argument {
    /**
     * A pointer, or a {@code long long}.
     *
     * @param value its bits
     */
    record Wide(long value) implements Argument {}

    /**
     * An {@code int}.
     *
     * @param value the number
     */
    record Whole(int value) implements Argument {}

    /**
     * A {@code float}.
     *
     * @param value the number
     */
    record Real(float value) implements Argument {}

    /**
     * {@return a pointer to a tensor's first value}
     *
     * @param tensor the tensor
     */
    static Argument of(Tensor tensor) {
        return new Wide(tensor.address());
    }

    /**
     * {@return a pointer to a tensor's first value, or 0}
     *
     * @param tensor the tensor, if there is one
     */
    static Argument of(Optional<Tensor> tensor) {
        return new Wide(tensor.map(Tensor::address).orElse(0L));
    }

    /**
     * {@return a {@code long long}}
     *
     * @param value the number
     */
    static Argument of(long value) {
        return new Wide(value);
    }

    /**
     * {@return an {@code int}}
     *
     * @param value the number
     */
    static Argument of(int value) {
        return new Whole(value);
    }

    /**
     * {@return an {@code int} that is 1 or 0}
     *
     * @param value yes or no
     */
    static Argument of(boolean value) {
        return new Whole(value ? 1 : 0);
    }

    /**
     * {@return a {@code float}}
     *
     * @param value the number, which is rounded
     */
    static Argument of(double value) {
        return new Real((float) value);
    }
}
