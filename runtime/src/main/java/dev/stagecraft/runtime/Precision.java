/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.engine.EngineExecution;
import dev.stagecraft.runtime.onednn.OneDnnExecution;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The numbers that a network of 32-bit floating point computes with. Its parameters, and so its files, are of 32 bits either way. */
public enum Precision {
    /** Of 32 bits, all of them. */
    FULL,
    /**
     * Of 32 bits; but a GPU that {@link Execution#LIBTORCH} computes on may round the factors of products to 10 bits behind the point, which its tensor
     * cores multiply. Elsewhere it is {@link #FULL}.
     */
    TF32,
    /**
     * Maps, their gradients and the weights that convolutions multiply them by are {@code BFLOAT16}: 8 bits of significand in half the
     * memory. Sums within a convolution, statistics of normalizations, parameters and their gradients, the classifier and the updater
     * are of 32 bits (Kalamkar et al., <i>A Study of BFLOAT16 for Deep Learning Training</i>, 2019, arXiv:1905.12322). oneDNN computes
     * so on CPUs that multiply such numbers, by AVX512_BF16 or AMX, and libtorch everywhere; elsewhere it is {@link #FULL}, unless the execution is
     * {@link Execution#ONEDNN}, which is refused then.
     */
    BFLOAT16;

    /** {@return whether this machine computes so without libtorch} */
    public boolean isAvailable() {
        return this != BFLOAT16 || OneDnnExecution.hasBfloat16();
    }

    /**
     * {@return what a network computes with}
     *
     * @param network which has been initialized
     */
    public static Precision of(ComputationGraph network) {
        return EngineExecution.precision(network)
                .orElseGet(() -> OneDnnExecution.computesInBfloat16(network) ? BFLOAT16 : FULL);
    }
}
