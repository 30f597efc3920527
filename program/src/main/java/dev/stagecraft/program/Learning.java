/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/**
 * What becomes of a node in training.
 *
 * @param freezing whether its parameters stay as they are
 * @param hasWeightNoise whether its weights are changed at random for each pass
 * @param isConstrained whether its parameters are brought back into bounds after each step
 */
public record Learning(Freezing freezing, boolean hasWeightNoise, boolean isConstrained) {
    /** That of a node that learns, and nothing more. */
    public static final Learning PLAIN = new Learning(Freezing.TRAINED, false, false);

    /** Whether parameters stay as they are. */
    public enum Freezing {
        /** They learn. */
        TRAINED,
        /** They stay, and nothing before them gets a gradient through the node. */
        FROZEN,
        /** They stay, and what is before them learns. */
        FROZEN_PASSING
    }
}
