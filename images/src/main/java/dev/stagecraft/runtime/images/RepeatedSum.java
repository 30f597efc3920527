/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/** What adding a number over and over gives, to the bit, without adding so often. */
final class RepeatedSum {
    private RepeatedSum() {}

    /**
     * A number to which another was added so many times, with a rounding each time.
     *
     * <p>Between two powers of two all sums are multiples of one unit, so that each addition is rounded alike and adds the same
     * whole number of units; many at once are then exact. Where an addition lies halfway between two units, this holds from the
     * second one on: the first gives an even number of units, and later ones keep it even. There are at most 2,100 powers of
     * two, whatever the times.
     *
     * @param start positive and finite
     * @param step positive and finite
     * @param times how often it is added, at least 0
     */
    static double of(double start, double step, long times) {
        double sum = start;
        long left = times;
        while (left >= 2) {
            double once = sum + step;
            double twice = once + step;
            left -= 2;
            if (Math.getExponent(sum) == Math.getExponent(twice)) {
                double added = twice - once;
                double room = Math.scalb(1.0, Math.getExponent(twice) + 1) - twice;
                // One less, as the quotient is rounded. A step that is rounded away leaves room for all.
                long more = Math.min(left, Math.max(0, (long) (room / added) - 1));
                twice += more * added;
                left -= more;
            }
            sum = twice;
        }
        return left == 1 ? sum + step : sum;
    }
}
