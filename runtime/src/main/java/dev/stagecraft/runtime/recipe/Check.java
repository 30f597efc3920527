/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

/** What numbers of a recipe must be, in one sentence each. */
final class Check {
    private Check() {}

    static void positive(String name, double value) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "a positive number");
    }

    static void notNegative(String name, double value) {
        require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "0 or a positive number");
    }

    static void shareBelowOne(String name, double value) {
        require(value >= 0 && value < 1, name, value, "from 0 to less than 1");
    }

    static void share(String name, double value) {
        require(value >= 0 && value <= 1, name, value, "from 0 to 1");
    }

    static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more.");
        }
    }

    private static void require(boolean holds, String name, double value, String condition) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + condition + ".");
        }
    }
}
