/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** What a part keeps of a forward pass until the gradient was there: a tensor, or how it is had again. */
final class Kept implements AutoCloseable {
    private Optional<Tensor> tensor = Optional.empty();
    private Optional<Recomputed> again = Optional.empty();

    /** Keeps a value as cheaply as it can be kept. */
    void share(Value value) {
        if (value.again().isEmpty()) {
            hold(value.keep());
            return;
        }
        close();
        again = value.again();
        again.get().hold();
    }

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
        return tensor.isPresent() ? tensor.get() : again.orElseThrow().get();
    }

    boolean isThere() {
        return tensor.isPresent() || again.isPresent();
    }

    @Override
    public void close() {
        if (tensor.isPresent()) {
            tensor.get().close();
            tensor = Optional.empty();
        }
        if (again.isPresent()) {
            again.get().release();
            again = Optional.empty();
        }
    }
}
