/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * A gradient on its way backwards.
 *
 * @param tensor whoever gets it closes it
 * @param exclusive whether nobody else reads its memory, so that it may be overwritten
 */
record Flow(Tensor tensor, boolean exclusive) implements AutoCloseable {
    /** That of a tensor that was made for it. */
    static Flow of(Tensor tensor) {
        return new Flow(tensor, true);
    }

    @Override
    public void close() {
        tensor.close();
    }
}
