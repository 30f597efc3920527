/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Optional;

/**
 * What a node gives.
 *
 * @param tensor its numbers
 * @param again how it can be had again, if it can
 */
record Value(Tensor tensor, Optional<Recomputed> again) implements AutoCloseable {
    static Value of(Tensor tensor) {
        return new Value(tensor, Optional.empty());
    }

    @Override
    public void close() {
        tensor.close();
    }
}
