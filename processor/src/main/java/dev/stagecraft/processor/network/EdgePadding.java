/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * The last row and column once more, below and to the right, for the windows of a pool that reach over the edge.
 *
 * @param pixels how many rows and columns
 * @param origin where the pool is declared
 */
public record EdgePadding(String name, int pixels, Origin origin) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.edgePadding(this);
    }
}
