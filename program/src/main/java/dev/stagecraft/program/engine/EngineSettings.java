/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/**
 * On what a network is computed, and how.
 *
 * @param device {@code cpu}, or {@code cuda:0} for the first GPU
 * @param arithmetic how precisely
 * @param seed of what is dropped at random in training
 */
public record EngineSettings(String device, Arithmetic arithmetic, long seed) {
    /** How precisely it is computed. Parameters, statistics, what comes behind the last map, and updates are float32 in any case. */
    public enum Arithmetic {
        /** Everything in float32. */
        FLOAT32,
        /** As {@link #FLOAT32}, but GPUs may round the factors of products to 10 bits behind the point. */
        TF32,
        /** Maps and convolutions in bfloat16. */
        BFLOAT16
    }
}
