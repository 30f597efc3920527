/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** The memory of this process by its addresses, without an object for each look at it. */
final class Memory {
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    /** @param address of 64 bits that are there */
    static long get(long address) {
        return ALL.get(JAVA_LONG, address);
    }

    /** @param address of 64 bits that are there */
    static void set(long address, long value) {
        ALL.set(JAVA_LONG, address, value);
    }
}
