/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

/**
 * A number of a layer. Blocks of one design differ in some numbers only; those have a name under which the block's code
 * can refer to them.
 *
 * @param name {@code filters}, {@code stride} …; empty for a number that is the same in all blocks of the design
 * @param counts whether it is one more in each following block of the stage
 */
public record Quantity(String name, int value, boolean counts) {
    public Quantity(String name, int value) {
        this(name, value, false);
    }

    public static Quantity fixed(int value) {
        return new Quantity("", value);
    }

    public boolean isNamed() {
        return !name.isEmpty();
    }
}
