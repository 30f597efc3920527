/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.onednn.FastPath;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The numbers that a network of 32-bit floating point computes with. Its parameters, and so its files, are of 32 bits either way. */
public enum Precision {
    /** Of 32 bits, all of them. */
    FULL,
    /**
     * Maps, their gradients and the weights that convolutions multiply them by are {@code BFLOAT16}: 8 bits of significand in half the
     * memory. Sums within a convolution, statistics of normalizations, parameters and their gradients, the classifier and the updater
     * are of 32 bits (Kalamkar et al., <i>A Study of BFLOAT16 for Deep Learning Training</i>, 2019, arXiv:1905.12322). oneDNN computes
     * so on CPUs that multiply such numbers, by AVX512_BF16 or AMX; elsewhere it is {@link #FULL}, unless the execution is
     * {@link Execution#FUSED}, which is refused then.
     */
    BFLOAT16;

    /** {@return whether this machine computes so} */
    public boolean isAvailable() {
        return this == FULL || FastPath.hasBfloat16();
    }

    /**
     * {@return what a network computes with}
     *
     * @param network which has been initialized
     */
    public static Precision of(ComputationGraph network) {
        return FastPath.computesInBfloat16(network) ? BFLOAT16 : FULL;
    }
}
