/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;

/** How long something has taken, and how much of that was waiting. */
final class Stopwatch {
    private static final double NANOSECONDS = 1e9;

    /** Gives something, maybe of a file. */
    @FunctionalInterface
    interface Source<T> {
        T get() throws IOException;
    }

    private final long start = System.nanoTime();
    private long waited;

    /** What somebody else gives, who is waited for. */
    <T> T waited(Source<T> other) throws IOException {
        long begin = System.nanoTime();
        T given = other.get();
        waited += System.nanoTime() - begin;
        return given;
    }

    double seconds() {
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    double waitingShare() {
        return waited / NANOSECONDS / seconds();
    }
}
