/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/** The dense layer that gives the classes' probabilities, by softmax; a map is flattened first. */
public record Dense(String name, int units, boolean bias) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dense(this);
    }
}
