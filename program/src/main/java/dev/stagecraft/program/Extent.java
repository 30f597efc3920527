/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/** The shape of a value, without the sizes that only an image tells. */
public enum Extent {
    /** {@code [N, C, H, W]} */
    MAPS,
    /** {@code [N, C, 1, 1]} */
    PIXEL,
    /** {@code [N, C]} */
    VECTOR,
    /** Nothing is known of it. */
    UNKNOWN;

    /** {@return whether it has four axes} */
    public boolean isOfMaps() {
        return this == MAPS || this == PIXEL;
    }
}
