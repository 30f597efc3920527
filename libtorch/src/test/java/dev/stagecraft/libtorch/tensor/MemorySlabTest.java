/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.TestSession;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parts of one piece of memory, against a bit for each value. */
class MemorySlabTest {
    private static final int LENGTH = 200;

    /** A part that is lent. */
    private record Part(int place, int values) {}

    @Test
    void partsDoNotOverlapAndAreTakenWhereTheyFitBest() {
        try (Tensor memory = TestSession.SESSION.empty(ElementType.FLOAT32, LENGTH)) {
            MemorySlab slab = new MemorySlab(memory, ElementType.FLOAT32, LENGTH);
            BitSet lent = new BitSet(LENGTH);
            List<Part> parts = new ArrayList<>();
            Random random = new Random(5);
            for (int step = 0; step < 5_000; step++) {
                int values = 1 + random.nextInt(40);
                OptionalLong shortest = slab.shortest(values);
                assertEquals(shortest(lent, values), shortest);
                if (shortest.isPresent() && random.nextInt(3) > 0) {
                    int place = (int) slab.take(shortest.getAsLong(), values);
                    assertTrue(lent.get(place, place + values).isEmpty());
                    lent.set(place, place + values);
                    parts.add(new Part(place, values));
                } else if (!parts.isEmpty()) {
                    Part part = parts.remove(random.nextInt(parts.size()));
                    slab.giveBack(part.place(), part.values());
                    lent.clear(part.place(), part.place() + part.values());
                }
                assertEquals(lent.isEmpty(), slab.isFree());
            }
            assertTrue(parts.size() > 3, "little was lent");
        }
    }

    /** The length of the shortest stretch without a bit that has so many. */
    private static OptionalLong shortest(BitSet lent, int values) {
        OptionalLong shortest = OptionalLong.empty();
        for (int begin = lent.nextClearBit(0); begin < LENGTH; begin = lent.nextClearBit(lent.nextSetBit(begin))) {
            int next = lent.nextSetBit(begin);
            int length = (next < 0 ? LENGTH : next) - begin;
            if (length >= values && (shortest.isEmpty() || length < shortest.getAsLong())) {
                shortest = OptionalLong.of(length);
            }
            if (next < 0) {
                break;
            }
        }
        return shortest;
    }
}
