/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/**
 * Where and how a network is computed.
 *
 * @param device one of the engine's {@linkplain Engine#devices() devices}
 * @param arithmetic the numbers that are computed with
 * @param seed for what a training drops at random
 */
public record EngineSettings(String device, Arithmetic arithmetic, long seed) {
    /** Which numbers maps are, and convolutions multiply. Parameters, statistics, gradients of parameters and updates have 32 bits always. */
    public enum Arithmetic {
        /** 32 bits. */
        FLOAT32,
        /** 32 bits, of which a GPU rounds those to 19 that it multiplies. On other devices the same as {@link #FLOAT32}. */
        TF32,
        /** 16 bits. */
        BFLOAT16
    }
}
