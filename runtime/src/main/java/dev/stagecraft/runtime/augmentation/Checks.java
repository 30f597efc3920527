/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

/** What numbers must be. */
final class Checks {
    private Checks() {}

    static void positive(String name, int value) {
        require(value >= 1, name + " is " + value + "; it must be 1 or more.");
    }

    static void probability(String name, double value) {
        require(value >= 0 && value <= 1, name + " is " + value + "; it must be from 0 to 1.");
    }

    /** Two numbers above the lowest, up to the highest, in their order. */
    static void range(String name, double from, double to, double above, double highest) {
        require(
                from > above && to >= from && to <= highest && Double.isFinite(to),
                name + " is from " + from + " to " + to + "; it must be above " + above
                        + (highest == Double.MAX_VALUE ? "" : " and at most " + highest)
                        + ", and must not begin behind its end.");
    }

    static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }
}
