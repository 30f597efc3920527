/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The pages of memory that a process has of Linux, which gives them when they are first written. */
final class ProcessPages {
    /** Of {@code madvise}: the pages are given back at once, and hold zeros until they are written again. */
    private static final int NOT_NEEDED = 4;

    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");
    private static final Optional<MethodHandle> ADVISE =
            function("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final Optional<MethodHandle> SIZE = function("getpagesize", FunctionDescriptor.of(JAVA_INT));

    private ProcessPages() {}

    /**
     * Gives back those that lie within a stretch of memory, whose contents are lost. Other systems keep them.
     *
     * @param bytes the length of the stretch
     */
    static void giveBack(long address, long bytes) {
        if (ADVISE.isEmpty() || SIZE.isEmpty()) {
            return;
        }
        try {
            long size = (int) SIZE.get().invokeExact();
            long first = (address + size - 1) / size * size;
            long end = (address + bytes) / size * size;
            if (first < end) {
                // A refusal (of locked pages, say) leaves them as they are, and nothing is lost by that.
                int unused = (int) ADVISE.get().invokeExact(MemorySegment.ofAddress(first), end - first, NOT_NEEDED);
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<MethodHandle> function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return IS_LINUX
                ? linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, type))
                : Optional.empty();
    }
}
