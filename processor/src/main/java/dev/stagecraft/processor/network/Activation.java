/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.Locale;

/** A function of each value. */
public record Activation(String name, Function function) implements Layer {
    /** The functions. */
    public enum Function {
        RELU,
        RELU6,
        LEAKY_RELU,
        ELU,
        SILU,
        GELU,
        MISH,
        SIGMOID;

        /** What a layer with it is called: {@code relu}. */
        public String layerName() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.activation(this);
    }
}
