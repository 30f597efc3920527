package dev.stagecraft.processor.shape;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What divides a number of channels. */
final class Divisors {
    private Divisors() {}

    /** The divisor that is nearest to a number of groups; the smaller one of two. */
    static int nearest(int groups, int divided) {
        return IntStream.rangeClosed(1, (int) Math.sqrt(divided))
                .filter(divisor -> divided % divisor == 0)
                .flatMap(divisor -> IntStream.of(divisor, divided / divisor))
                .boxed()
                .min(Comparator.<Integer>comparingInt(divisor -> Math.abs(groups - divisor))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
