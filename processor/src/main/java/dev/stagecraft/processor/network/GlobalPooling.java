/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/**
 * The mean of each channel.
 *
 * @param keepsMap whether it gives a map of 1x1, and not a vector
 */
public record GlobalPooling(String name, boolean keepsMap) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.globalPooling(this);
    }
}
