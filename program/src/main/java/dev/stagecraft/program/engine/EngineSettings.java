/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import java.util.Optional;

/**
 * Where and how a network is computed.
 *
 * @param device one of the engine's {@linkplain Engine#devices() devices}, or several, with commas between them, which share each batch
 * @param arithmetic the numbers that are computed with
 * @param seed for what a training drops at random
 * @param recomputation which maps a training computes once more; where it is left out, the engine chooses
 */
public record EngineSettings(String device, Arithmetic arithmetic, long seed, Optional<Recomputation> recomputation) {
    /**
     * Leaves the choice of what is computed once more to the engine.
     *
     * @param device one of the engine's {@linkplain Engine#devices() devices}
     * @param arithmetic the numbers that are computed with
     * @param seed for what a training drops at random
     */
    public EngineSettings(String device, Arithmetic arithmetic, long seed) {
        this(device, arithmetic, seed, Optional.empty());
    }

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
