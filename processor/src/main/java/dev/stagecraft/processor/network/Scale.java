/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/** Multiplies each channel of its input by what the gate makes of the same input. */
public record Scale(String name, List<Layer> gate) implements Layer {
    public Scale {
        gate = List.copyOf(gate);
    }

    @Override
    public List<List<Layer>> chains() {
        return List.of(gate);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scale(this);
    }
}
