/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What limits the others' work is tried on work of a known size. */
class StepsTest {
    private static final int ENTERED = 1;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void aLoopTakesAStepForEachTurn(int turns) {
        assertTakes(ENTERED + turns, load(Loop.class), turns);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void aRecursionTakesAStepForEachCall(int calls) {
        assertTakes(ENTERED + calls, load(Recursion.class), calls);
    }

    @Test
    void whatNeverEndsIsEnded() {
        IntUnaryOperator endless = load(Endless.class);
        assertThrows(AssertionError.class, () -> Steps.atMost(1_000_000, () -> endless.applyAsInt(1)));
    }

    /** Neither what was done before counts, nor what is done without a limit. */
    @Test
    void eachWorkHasALimitOfItsOwn() {
        IntUnaryOperator loop = load(Loop.class);
        for (int i = 0; i < 3; i++) {
            assertTakes(ENTERED + 10, loop, 10);
            loop.applyAsInt(1_000);
        }
    }

    private static void assertTakes(int steps, IntUnaryOperator work, int size) {
        assertEquals(size, Steps.atMost(steps, () -> work.applyAsInt(size)));
        assertThrows(AssertionError.class, () -> Steps.atMost(steps - 1, () -> work.applyAsInt(size)));
    }

    private static IntUnaryOperator load(Class<?> type) {
        try {
            return (IntUnaryOperator) new CountingLoader(type.getName()::equals)
                    .loadClass(type.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Is public, as its class is, because another loader's classes are in a package of their own. */
    public static final class Loop implements IntUnaryOperator {
        @Override
        public int applyAsInt(int turns) {
            int sum = 0;
            for (int i = 0; i < turns; i++) {
                sum++;
            }
            return sum;
        }
    }

    public static final class Recursion implements IntUnaryOperator {
        @Override
        public int applyAsInt(int calls) {
            return calls == 0 ? 0 : 1 + applyAsInt(calls - 1);
        }
    }

    public static final class Endless implements IntUnaryOperator {
        @Override
        public int applyAsInt(int step) {
            for (int i = step; i != 0; i += 2) {
                // An odd number is never 0.
            }
            return step;
        }
    }
}
