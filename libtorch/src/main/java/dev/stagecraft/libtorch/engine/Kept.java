/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** What a part keeps of a forward pass until the gradient was there. */
final class Kept implements AutoCloseable {
    private Optional<Tensor> tensor = Optional.empty();

    /** Keeps another look at it. */
    void share(Tensor kept) {
        hold(kept.share());
    }

    /** Keeps it, and closes it in the end. */
    void hold(Tensor kept) {
        close();
        tensor = Optional.of(kept);
    }

    Tensor get() {
        return tensor.orElseThrow();
    }

    boolean isThere() {
        return tensor.isPresent();
    }

    @Override
    public void close() {
        tensor.ifPresent(Tensor::close);
        tensor = Optional.empty();
    }
}
