/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When what was made for a shape is closed. */
class RecentTest {
    private int made;
    private final List<Integer> closed = new ArrayList<>();
    private final Recent<Integer, Resource> recent = new Recent<>(key -> {
        made++;
        return () -> closed.add(key);
    });

    private void getMany(int from) {
        for (int key = from; key < from + Recent.KEPT; key++) {
            recent.get(key);
        }
    }

    @Test
    void makesOneOfEach() {
        Resource one = recent.get(1);
        assertSame(one, recent.get(1));
        assertSame(one, recent.<Resource>use(1, used -> used));
        assertEquals(1, made);
    }

    /** Without waiting for the garbage collector. */
    @Test
    void holdsNoMoreThanItKeepsHoweverManyItIsAsked() {
        for (int key = 0; key < 30_000; key++) {
            recent.get(key);
            assertEquals(Math.min(key + 1, Recent.KEPT), made - closed.size());
        }
    }

    @Test
    void keepsWhatWasAskedForLast() {
        getMany(0);
        recent.get(0);
        recent.get(100);
        assertEquals(List.of(1), closed);
    }

    @Test
    void leavesWhatIsInUseToItsLastUser() {
        recent.use(0, outer -> {
            recent.use(0, inner -> {
                getMany(1);
                return inner;
            });
            assertEquals(List.of(), closed);
            return outer;
        });
        assertEquals(List.of(0), closed);
    }

    @Test
    void takesBackWhatAFaultInterrupted() {
        assertThrows(
                IllegalStateException.class,
                () -> recent.use(0, used -> {
                    throw new IllegalStateException();
                }));
        getMany(1);
        assertEquals(List.of(0), closed);
    }

    @Test
    void closesEachOnce() {
        getMany(0);
        getMany(100);
        recent.close();
        recent.close();
        assertEquals(2 * Recent.KEPT, closed.size());
        assertEquals(2 * Recent.KEPT, closed.stream().distinct().count());
    }
}
