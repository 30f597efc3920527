/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/** How a map is padded before a window moves over it. */
public sealed interface Padding {
    /** This many zeros on every side. */
    record Explicit(Quantity pixels) implements Padding {
        public static Explicit of(int pixels) {
            return new Explicit(Quantity.fixed(pixels));
        }
    }

    /** As many zeros as make the output {@code ceil(input / stride)}, the odd one at the bottom and the right. */
    record Same() implements Padding {}

    /** Below and to the right only, as much as the last window reaches over the edge; every window begins on the map. */
    record Ceiling() implements Padding {}
}
