/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.EventClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long a device works on each kind of work, between what was launched first and last for it: what it waits for launches meanwhile counts too. */
final class Timing {
    private final Clock clock;
    private final List<Span> spans = new ArrayList<>();

    private record Span(String kind, long from, long to) {}

    /** What time is taken by. */
    interface Clock {
        /** A moment, behind what was launched before. */
        long mark();

        /** Between two moments. */
        double milliseconds(long from, long to);

        /** A moment is not asked for any more. */
        default void forget(long moment) {}
    }

    /** For the processor, which has done what it was asked for. */
    static final Clock PROCESSOR = new Clock() {
        @Override
        public long mark() {
            return System.nanoTime();
        }

        @Override
        public double milliseconds(long from, long to) {
            return (to - from) / 1e6;
        }
    };

    Timing(Clock clock) {
        this.clock = clock;
    }

    /** By events of a GPU. */
    static Clock of(EventClock events) {
        return new Clock() {
            @Override
            public long mark() {
                return events.mark();
            }

            @Override
            public double milliseconds(long from, long to) {
                return events.milliseconds(from, to);
            }

            @Override
            public void forget(long moment) {
                events.forget(moment);
            }
        };
    }

    /** What work gives, whose time is taken. */
    <T> T of(String kind, Supplier<T> work) {
        long from = clock.mark();
        T result = work.get();
        spans.add(new Span(kind, from, clock.mark()));
        return result;
    }

    /** Of each kind since it was asked last, in the order in which kinds came first. */
    Map<String, Double> milliseconds() {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (Span span : spans) {
            sums.merge(span.kind(), clock.milliseconds(span.from(), span.to()), Double::sum);
            clock.forget(span.from());
            clock.forget(span.to());
        }
        spans.clear();
        return sums;
    }
}
