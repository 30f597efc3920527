/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that is not kept for gradients but computed once more when the first of them needs it, of what is kept anyway. It lives until the last has
 * seen it. What a normalization and the function behind it give is such a value: it costs one pass over memory, and saves a map. So is a sum of such
 * values and of what is kept.
 */
final class Recomputed {
    private final int passes;
    private final Supplier<Tensor> recipe;
    private Optional<Tensor> value = Optional.empty();
    private int holders;

    /** @param passes over memory that the recipe takes */
    Recomputed(int passes, Supplier<Tensor> recipe) {
        this.passes = passes;
        this.recipe = recipe;
    }

    int passes() {
        return passes;
    }

    /** The caller's own. */
    Tensor fresh() {
        return recipe.get();
    }

    void hold() {
        holders++;
    }

    /** For those that hold it. */
    Tensor get() {
        if (value.isEmpty()) {
            value = Optional.of(fresh());
        }
        return value.get();
    }

    void release() {
        if (--holders == 0) {
            value.ifPresent(Tensor::close);
            value = Optional.empty();
        }
    }
}
