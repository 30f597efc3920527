/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.NativeHeap;
import dev.stagecraft.libtorch.TestSession;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Memory that a session lends again. */
class BriefTest {
    private final Session session = Session.open(TestSession.SESSION.libtorch(), TestSession.SESSION.device());

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void memoryIsLentAgainWhenAllLooksAtItAreClosed() {
        Tensor first = brief(2, 3);
        long address = first.address();
        Tensor shared = first.share();
        Tensor view = first.view(1, 2);
        first.close();
        assertElsewhere(address);
        shared.close();
        assertElsewhere(address);
        view.close();
        try (Tensor next = brief(2, 3);
                Tensor after = brief(2, 3)) {
            assertTrue(Set.of(next.address(), after.address()).contains(address));
        }
    }

    private void assertElsewhere(long address) {
        try (Tensor other = brief(2, 3)) {
            assertNotEquals(address, other.address());
        }
    }

    /** A second close of the same look must not give back what another one still sees. */
    @Test
    void closingTwiceGivesBackOnce() {
        Tensor first = brief(4);
        Tensor shared = first.share();
        first.close();
        first.close();
        assertElsewhere(shared.address());
        shared.close();
    }

    @Test
    void theShortestThatIsLongEnoughIsLent() {
        Tensor large = brief(100);
        Tensor small = brief(10);
        long address = small.address();
        Tensor behind = brief(10);
        large.close();
        small.close();
        try (behind;
                Tensor next = brief(8)) {
            assertEquals(address, next.address());
            assertArrayEquals(new long[] {8}, next.shape());
        }
    }

    @Test
    @EnabledIf(value = "dev.stagecraft.libtorch.NativeHeap#isCounted", disabledReason = "the C library does not count")
    void whatNobodyLooksAtCanBeFreed() {
        try (Tensor seen = brief(1_000_000)) {
            brief(1_000_000).close();
            long before = NativeHeap.inUse();
            session.freeBrief();
            assertTrue(before - NativeHeap.inUse() > 3_000_000);
            assertEquals(1_000_000, seen.copyFrom(new float[1_000_000]).floats().length);
        }
    }

    /** Two neighbours that came back hold one that is as long as both, and what lies beside them stays as it is. */
    @Test
    void neighboursThatCameBackAreOne() {
        brief(64).close();
        try (Tensor before = brief(16)) {
            before.copyFrom(new float[16]);
            Tensor first = brief(16);
            Tensor second = brief(16);
            long address = Math.min(first.address(), second.address());
            first.close();
            second.close();
            try (Tensor both = brief(32)) {
                assertEquals(address, both.address());
                float[] values = new float[32];
                Arrays.fill(values, 1);
                both.copyFrom(values);
                assertArrayEquals(new float[16], before.floats());
            }
        }
    }

    @Test
    void typesDoNotShare() {
        Tensor wide = brief(8);
        long address = wide.address();
        wide.close();
        try (Tensor narrow = session.brief(ElementType.BFLOAT16, ValueOrder.ROWS, 8)) {
            assertNotEquals(address, narrow.address());
        }
    }

    @Test
    void itLiesInTheOrderThatWasAskedFor() {
        try (Tensor maps = session.brief(ElementType.FLOAT32, ValueOrder.CHANNELS_LAST, 1, 2, 2, 2)) {
            assertEquals(ValueOrder.CHANNELS_LAST, maps.order().orElseThrow());
            maps.copyFrom(new float[] {1, 2, 3, 4, 5, 6, 7, 8});
            try (Tensor memory = maps.view(0, 8)) {
                assertArrayEquals(new float[] {1, 5, 2, 6, 3, 7, 4, 8}, memory.floats());
            }
        }
    }

    /** Values of 512 KB settle: the same numbers, in the same order, elsewhere, and their own memory is free. */
    @Test
    void largeValuesSettleInMemoryThatIsLent() {
        Tensor values = session.empty(ElementType.FLOAT32, ValueOrder.CHANNELS_LAST, 2, 4, 128, 128);
        float[] numbers = new float[2 * 4 * 128 * 128];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        values.copyFrom(numbers);
        long address = values.address();
        assertTrue(session.settles(values));
        try (Tensor settled = session.settled(values)) {
            assertNotEquals(address, settled.address());
            assertEquals(ValueOrder.CHANNELS_LAST, settled.order().orElseThrow());
            assertArrayEquals(numbers, settled.floats());
            assertThrows(IllegalStateException.class, values::handle);
            assertFalse(session.settles(settled));
            assertSame(settled, session.settled(settled));
        }
    }

    @Test
    void smallValuesStayWhereTheyAre() {
        try (Tensor values = session.empty(ElementType.FLOAT32, 1000)) {
            assertSame(values, session.settled(values));
        }
    }

    @Test
    void whatIsLentCanBeClosedBehindTheSession() {
        Session other = Session.open(session.libtorch(), session.device());
        Tensor lent = other.brief(ElementType.FLOAT32, ValueOrder.ROWS, 2);
        other.close();
        assertDoesNotThrow(lent::close);
    }

    private Tensor brief(long... shape) {
        return session.brief(ElementType.FLOAT32, ValueOrder.ROWS, shape);
    }
}
