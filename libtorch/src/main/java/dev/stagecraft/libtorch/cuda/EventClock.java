/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Takes the time of what a GPU does on a stream, by events that it passes. */
public final class EventClock {
    private static final int WITH_TIMES = 0;

    private final MethodHandle reason;
    private final CudaFunction create;
    private final CudaFunction record;
    private final CudaFunction await;
    private final CudaFunction elapsed;
    private final CudaFunction destroy;
    private final long stream;

    /**
     * For a stream.
     *
     * @param functions of the runtime
     * @param stream its handle
     * @throws CudaException if they are not there
     */
    public EventClock(FunctionLookup functions, long stream) {
        this.stream = stream;
        this.reason = CudaFunction.bind(functions, "cudaGetErrorString", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        this.create = CudaFunction.of(functions, this::reason, "cudaEventCreateWithFlags", JAVA_LONG, JAVA_INT);
        this.record = CudaFunction.of(functions, this::reason, "cudaEventRecord", JAVA_LONG, JAVA_LONG);
        this.await = CudaFunction.of(functions, this::reason, "cudaEventSynchronize", JAVA_LONG);
        this.elapsed =
                CudaFunction.of(functions, this::reason, "cudaEventElapsedTime", JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.destroy = CudaFunction.of(functions, this::reason, "cudaEventDestroy", JAVA_LONG);
    }

    private String reason(int error) {
        try {
            return Texts.at((long) reason.invokeExact(error));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the number of an event behind what was launched before, until {@link #forget}} */
    public long mark() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            create.call(result.address(), WITH_TIMES);
            long event = result.get(JAVA_LONG, 0);
            record.call(event, stream);
            return event;
        }
    }

    /**
     * {@return the milliseconds between two events, once both are passed}
     *
     * @param from the first
     * @param to the second
     */
    public double milliseconds(long from, long to) {
        await.call(to);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_FLOAT);
            elapsed.call(result.address(), from, to);
            return result.get(JAVA_FLOAT, 0);
        }
    }

    /**
     * Frees an event.
     *
     * @param event its number
     */
    public void forget(long event) {
        destroy.call(event);
    }
}
