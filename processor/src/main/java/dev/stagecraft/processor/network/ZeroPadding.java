/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * Adds rows and columns of zeros on every side.
 *
 * @param origin where it is declared that they are zeros
 */
public record ZeroPadding(String name, int pixels, Origin origin) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.zeroPadding(this);
    }
}
