/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** What native code has allocated and not freed, as glibc (2.33 or newer) counts it. */
public final class NativeHeap {
    /** Of {@code struct mallinfo2}, the fields that count what is mapped apart, and what is in use. */
    private static final long MAPPED = 4;

    private static final long IN_USE = 7;
    private static final MemoryLayout COUNTS = MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, JAVA_LONG));

    private NativeHeap() {}

    /** {@return whether this system counts} */
    public static boolean isCounted() {
        return Linker.nativeLinker().defaultLookup().find("mallinfo2").isPresent();
    }

    /** {@return the bytes in use} */
    public static long inUse() {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().find("mallinfo2").orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = (MemorySegment) linker.downcallHandle(function, FunctionDescriptor.of(COUNTS))
                    .invokeExact((SegmentAllocator) arena);
            return counts.getAtIndex(JAVA_LONG, MAPPED) + counts.getAtIndex(JAVA_LONG, IN_USE);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
