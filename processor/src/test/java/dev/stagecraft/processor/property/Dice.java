/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that a seed decides, so that every declaration can be made again. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, int index) {
        random = new SplittableRandom(seed * 1_000_003 + index).split();
    }

    /** A whole number, both ends included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
