/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The heap of glibc, on which libtorch's tensors are that are not on a GPU. By itself it gives the memory of each large tensor back to the system as
 * soon as it is freed, in threads other than a process' first, and gets it anew, page by page, for the next: 6 % of a step of ResNet-50.
 *
 * <p>A tensor's place is cut out of a larger one, so that it begins at a multiple of 64. What is cut off is too small to be joined to its neighbours again at
 * once, as long as glibc keeps a list of small places: then no tensor of the same size fits where one was freed, and a training of ResNet-50 takes a tenth more memory.
 */
final class ProcessHeap {
    private static final int LARGEST_LISTED = 1;
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MAP_THRESHOLD = -3;

    /** Tensors of which a heap of a thread's own (64 MB) holds three at most are mapped apart: they leave holes there. */
    static final int MAPPED_FROM = 16 << 20;
    /** More than a heap of a thread's own, so that one that is empty stays. */
    private static final int PADDED_BY = 128 << 20;

    private static final long MUCH = 64 << 20;
    /** Of the ten numbers of {@code struct mallinfo2} the one that counts free bytes. */
    private static final int FREE = 8;

    private static final Optional<MethodHandle> SET =
            function("mallopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final Optional<MethodHandle> COUNT = function(
            "mallinfo2", FunctionDescriptor.of(MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, JAVA_LONG))));
    private static final Optional<MethodHandle> TRIM =
            function("malloc_trim", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    private static final String LARGE_PAGES = "THP_MEM_ALLOC_ENABLE";

    private static int mappedFrom;

    private ProcessHeap() {}

    /**
     * Lets libtorch ask Linux for pages of 2 MB for large tensors, unless the user has decided that: a step of ResNet-50 takes 5 to 7 % less time so.
     * Where Linux gives none by request ({@code never} in {@code /sys/kernel/mm/transparent_hugepage/enabled}), nothing changes.
     */
    static void takeLargePages() {
        if (System.getProperty("os.name").equals("Linux") && System.getenv(LARGE_PAGES) == null) {
            ProcessEnvironment.set(LARGE_PAGES, "1");
        }
    }

    /** Lets it keep what is freed, for the next tensor. Other C libraries have no such setting. */
    static void keepFreed() {
        set(LARGEST_LISTED, 0);
        set(TRIM_THRESHOLD, Integer.MAX_VALUE);
        set(TOP_PAD, PADDED_BY);
        mapFrom(MAPPED_FROM);
    }

    /** Has tensors of so many bytes and more mapped apart from now on: no holes between others, but pages that are taken anew each time. */
    static synchronized void mapFrom(int bytes) {
        if (bytes != mappedFrom) {
            set(MAP_THRESHOLD, bytes);
            mappedFrom = bytes;
        }
    }

    private static void set(int parameter, int value) {
        if (SET.isPresent()) {
            try {
                int unused = (int) SET.get().invokeExact(parameter, value);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Gives the system what is free between what is in use, if that is much. Other C libraries have no such functions. */
    static void giveBack() {
        if (COUNT.isEmpty() || TRIM.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = (MemorySegment) COUNT.get().invokeExact((SegmentAllocator) arena);
            if (counts.getAtIndex(JAVA_LONG, FREE) > MUCH) {
                int unused = (int) TRIM.get().invokeExact(0L);
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<MethodHandle> function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, type));
    }
}
