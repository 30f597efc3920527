/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    @Test
    void theLastMayBeSmaller() {
        assertEquals(List.of(4, 4, 2), sizes(10, 4));
        assertEquals(List.of(4, 4), sizes(8, 4));
        assertEquals(List.of(3), sizes(3, 4));
    }

    @Test
    void oneImageThatIsLeftOverJoinsTheBatchBefore() {
        assertEquals(List.of(4, 5), sizes(9, 4));
        assertEquals(List.of(5), sizes(5, 4));
    }

    @Test
    void oneImageAloneIsABatchWhereNothingElseIsPossible() {
        assertEquals(List.of(1), sizes(1, 4));
        assertEquals(List.of(1, 1, 1), sizes(3, 1));
    }

    @Test
    void shufflingUsesEachImageOnce() {
        int[] order = order(BatchOrder.shuffled(101, 8, 42, 1));
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 101).toArray(), sorted);
        assertFalse(Arrays.equals(sorted, order));
    }

    @Test
    void shufflingFollowsFromSeedAndEpoch() {
        int[] order = order(BatchOrder.shuffled(101, 8, 42, 1));
        assertArrayEquals(order, order(BatchOrder.shuffled(101, 8, 42, 1)));
        assertFalse(Arrays.equals(order, order(BatchOrder.shuffled(101, 8, 42, 2))));
        assertFalse(Arrays.equals(order, order(BatchOrder.shuffled(101, 8, 43, 1))));
    }

    private static List<Integer> sizes(int images, int batchSize) {
        BatchOrder order = BatchOrder.inOrder(images, batchSize);
        return IntStream.range(0, order.count())
                .map(index -> order.batch(index).length)
                .boxed()
                .toList();
    }

    private static int[] order(BatchOrder order) {
        return IntStream.range(0, order.count())
                .flatMap(index -> IntStream.of(order.batch(index)))
                .toArray();
    }
}
