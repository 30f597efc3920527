/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.function.Supplier;

/**
 * The work of classes of a {@link CountingLoader}, in methods entered and jumps back. A slow machine needs no more of them than a
 * fast one, and what hardly ends is ended.
 */
public final class Steps {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** For one work at a time: a count for each thread would take as long as the work. */
    private static long left = NO_LIMIT;

    private Steps() {}

    /** Called by the counted classes. */
    public static void take() {
        if (--left < 0) {
            throw new AssertionError("more steps than there may be");
        }
    }

    /**
     * Does something that may take so many steps.
     *
     * @throws AssertionError from where it takes more
     */
    static synchronized <T> T atMost(long limit, Supplier<T> work) {
        left = limit;
        try {
            return work.get();
        } finally {
            left = NO_LIMIT;
        }
    }
}
