/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.util.List;

/** What a parameter may be. */
final class ParameterChecks {
    private ParameterChecks() {}

    static int least(String name, int value, int least) {
        return (int) least(name, (long) value, least);
    }

    static long least(String name, long value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + least + " or more.");
        }
        return value;
    }

    static String oneOf(String name, String value, String... known) {
        if (!List.of(known).contains(value)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be " + String.join(" or ", known) + ".");
        }
        return value;
    }
}
