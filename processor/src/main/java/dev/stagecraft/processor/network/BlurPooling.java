/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/**
 * Smooths maps with weights 1 2 1 along both axes, and takes every {@code stride}-th row and column.
 *
 * @param origin where the filter is declared
 */
public record BlurPooling(String name, Quantity stride, Origin origin) implements Layer {
    @Override
    public List<Quantity> quantities() {
        return List.of(stride);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.blurPooling(this);
    }
}
