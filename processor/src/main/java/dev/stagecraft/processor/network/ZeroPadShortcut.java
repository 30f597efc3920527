/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/**
 * Takes every {@code stride}-th row and column, and adds channels of zeros.
 *
 * @param filters how many channels there are then
 * @param origin what asks for it
 */
public record ZeroPadShortcut(String name, Quantity filters, Quantity stride, Origin origin) implements Layer {
    @Override
    public List<Quantity> quantities() {
        return List.of(filters, stride);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.zeroPadShortcut(this);
    }
}
