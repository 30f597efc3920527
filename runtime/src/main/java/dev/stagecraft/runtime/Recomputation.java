/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

/**
 * Which maps a training by {@link Execution#LIBTORCH} does not keep for its gradients but computes once more: less memory, and more time (Chen et al.,
 * <i>Training Deep Nets with Sublinear Memory Cost</i>, 2016, arXiv:1604.06174). Results are the same.
 */
public enum Recomputation {
    /** All maps that gradients need are kept. */
    NONE,
    /** What a normalization and the function behind it give: one pass over memory each. */
    NORMALIZATIONS,
    /** And what is added up of such maps at the end of every second block. */
    BLOCKS
}
