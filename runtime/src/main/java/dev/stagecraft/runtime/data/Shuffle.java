/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.util.Random;

/** The numbers from 0 on in a random order, by Fisher and Yates. */
final class Shuffle {
    private Shuffle() {}

    static int[] of(int count, Random random) {
        int[] order = new int[count];
        for (int index = 0; index < count; index++) {
            order[index] = index;
        }
        for (int last = count - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            int moved = order[chosen];
            order[chosen] = order[last];
            order[last] = moved;
        }
        return order;
    }
}
