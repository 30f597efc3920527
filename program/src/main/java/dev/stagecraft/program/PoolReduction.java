/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/** What is taken of the pixels of a window. */
public enum PoolReduction {
    /** The largest; of several, the first row by row gets the gradient. */
    MAXIMUM,
    /** Their mean. */
    MEAN
}
