/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/** Which maps a training does not keep for its gradients but computes once more: less memory, and more time (Chen et al., 2016, arXiv:1604.06174). */
public enum Recomputation {
    /** All maps that gradients need are kept. */
    NONE,
    /** What a normalization and the function behind it give: one pass over memory each. */
    NORMALIZATIONS,
    /** And what is added up of such maps at the end of every second block. */
    BLOCKS
}
