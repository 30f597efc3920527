/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/** What a node gives. */
final class Value implements AutoCloseable {
    private final Tensor tensor;
    private final Optional<Recomputed> again;
    private boolean isKept;

    /** @param again how it can be had again, if it can */
    Value(Tensor tensor, Optional<Recomputed> again) {
        this.tensor = tensor;
        this.again = again;
    }

    static Value of(Tensor tensor) {
        return new Value(tensor, Optional.empty());
    }

    /** Its numbers. */
    Tensor tensor() {
        return tensor;
    }

    /** How it can be had again, if it can. */
    Optional<Recomputed> again() {
        return again;
    }

    /** Another look at it, for whoever needs it later; nobody may overwrite it from now on. */
    Tensor keep() {
        isKept = true;
        return tensor.share();
    }

    /** Whether somebody needs its memory later. */
    boolean isKept() {
        return isKept;
    }

    @Override
    public void close() {
        tensor.close();
    }
}
