/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedSumTest {
    private static double addedUp(double start, double step, long times) {
        double sum = start;
        for (long i = 0; i < times; i++) {
            sum += step;
        }
        return sum;
    }

    /** The steps of resized sides: a length divided by another. */
    @Test
    void isWhatAddingGives() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            double step = (double) (1 + random.nextInt(65_535)) / (1 + random.nextInt(1 << random.nextInt(1, 31)));
            int times = random.nextInt(1 << random.nextInt(1, 14));
            assertEquals(
                    addedUp(step * 0.5, step, times),
                    RepeatedSum.of(step * 0.5, step, times),
                    () -> step + " times " + times);
        }
    }

    /** Steps of few units, half units among them, where each addition is rounded a lot. */
    @Test
    void roundsAsAddingDoes() {
        Random random = new Random(6);
        for (int i = 0; i < 3000; i++) {
            double unit = Math.ulp(1.0);
            double start = 2 - unit * random.nextInt(4000);
            double step = unit * random.nextInt(1, 64) / 8;
            int times = random.nextInt(2000);
            assertEquals(
                    addedUp(start, step, times),
                    RepeatedSum.of(start, step, times),
                    () -> start + " and " + step + " times " + times);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void aFewTimes(long times) {
        assertEquals(addedUp(0.35, 0.7, times), RepeatedSum.of(0.35, 0.7, times));
    }

    /** So often that adding would take months; where nothing is rounded, the sum is the product. */
    @ParameterizedTest
    @CsvSource({"0.5, 1, 4503599627370000", "0.0000152587890625, 0.000030517578125, 137438953471"})
    void takesNoLongerForMoreTimes(double start, double step, long times) {
        BigDecimal exact =
                new BigDecimal(step).multiply(BigDecimal.valueOf(times)).add(new BigDecimal(start));
        assertEquals(exact.doubleValue(), RepeatedSum.of(start, step, times));
    }

    /** Beside 1 half a unit is rounded away, for ever. */
    @Test
    void whatIsRoundedAwayIsNothing() {
        assertEquals(1, RepeatedSum.of(1, Math.ulp(1.0) / 2, Long.MAX_VALUE));
    }
}
