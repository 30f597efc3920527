/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.LongStream;

/** What divides numbers of channels and filters. */
public final class Divisors {
    private Divisors() {}

    /** The largest number that divides all of them; 0 if there are none. */
    public static long common(LongStream numbers) {
        return numbers.mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact();
    }

    /** The divisor of a positive number that is nearest to a number; the smaller one of two. */
    public static long nearest(long to, long divided) {
        return of(divided)
                .boxed()
                .min(Comparator.<Long>comparingLong(divisor -> Math.abs(to - divisor))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The largest divisor of a positive number up to a number, which must be positive. */
    public static long largest(long upTo, long divided) {
        return of(divided).filter(divisor -> divisor <= upTo).max().orElseThrow();
    }

    private static LongStream of(long divided) {
        return LongStream.rangeClosed(1, (long) Math.sqrt(divided))
                .filter(divisor -> divided % divisor == 0)
                .flatMap(divisor -> LongStream.of(divisor, divided / divisor));
    }
}
