/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static dev.stagecraft.libtorch.cuda.FakeCuda.writeLong;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.cuda.FakeCuda;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runtime's C functions for copies and events (cuda_runtime_api.h of 13.0), which note streams and events by their handles. */
final class FakeCopies {
    private static final int TO_DEVICE = 1;

    private final List<String> calls = new ArrayList<>();
    private final Map<Long, Arena> pinned = new HashMap<>();
    private int events;

    void addTo(FakeCuda functions) {
        functions
                .with("cudaHostAlloc", false, this::allocate, JAVA_LONG, JAVA_LONG, JAVA_INT)
                .with(
                        "cudaFreeHost",
                        false,
                        arguments -> pinned.remove((Long) arguments[0]).close(),
                        JAVA_LONG)
                .with("cudaMemcpyAsync", false, this::copy, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG)
                .with(
                        "cudaEventCreateWithFlags",
                        false,
                        arguments -> writeLong(arguments[0], events++),
                        JAVA_LONG,
                        JAVA_INT)
                .with("cudaEventDestroy", false, arguments -> calls.add("destroy " + arguments[0]), JAVA_LONG)
                .with(
                        "cudaEventRecord",
                        false,
                        arguments -> calls.add("record " + arguments[0] + " on " + arguments[1]),
                        JAVA_LONG,
                        JAVA_LONG)
                .with(
                        "cudaStreamWaitEvent",
                        false,
                        arguments -> calls.add(arguments[0] + " waits for " + arguments[1]),
                        JAVA_LONG,
                        JAVA_LONG,
                        JAVA_INT)
                .with("cudaEventSynchronize", false, arguments -> calls.add("await " + arguments[0]), JAVA_LONG);
    }

    private void allocate(Object... arguments) {
        Arena arena = Arena.ofShared();
        long address = arena.allocate((long) arguments[1], Long.BYTES).address();
        pinned.put(address, arena);
        calls.add("pin " + arguments[1]);
        writeLong(arguments[0], address);
    }

    private void copy(Object... arguments) {
        if ((int) arguments[3] != TO_DEVICE) {
            throw new AssertionError("not to the device");
        }
        long bytes = (long) arguments[2];
        MemorySegment.ofAddress((long) arguments[0])
                .reinterpret(bytes)
                .copyFrom(MemorySegment.ofAddress((long) arguments[1]).reinterpret(bytes));
        calls.add("copy " + bytes + " on " + arguments[4]);
    }

    /** Whether all pinned memory was freed. */
    boolean isClean() {
        return pinned.isEmpty();
    }

    List<String> calls() {
        List<String> since = List.copyOf(calls);
        calls.clear();
        return since;
    }
}
