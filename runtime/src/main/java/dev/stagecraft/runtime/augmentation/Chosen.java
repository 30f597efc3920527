/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.random.RandomGenerator;

/** What policies draw. */
final class Chosen {
    private static final PolicyOperation[] OPERATIONS = PolicyOperation.values();

    private Chosen() {}

    /** One of 14: all but the last, which inverts. */
    static PolicyOperation operation(RandomGenerator random) {
        return OPERATIONS[random.nextInt(OPERATIONS.length - 1)];
    }

    /** The strength, or in half of the cases its opposite where there is one. */
    static double sign(PolicyOperation operation, double strength, RandomGenerator random) {
        return operation.isSigned() && random.nextBoolean() ? -strength : strength;
    }
}
