/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** NVIDIA's library for GPUs that compute together ({@code libnccl}): those of this process. One thread at a time uses it. */
public final class Nccl implements AutoCloseable {
    private static final int FLOAT32 = 7;
    private static final int SUM = 0;

    private final MethodHandle reason;
    private final CudaFunction begin;
    private final CudaFunction end;
    private final CudaFunction reduce;
    private final CudaFunction destroy;
    private final long[] communicators;

    /**
     * A device's part of an array.
     *
     * @param address of its first number, on the device
     * @param stream what is launched on there
     */
    public record Part(long address, long stream) {}

    /**
     * Binds its functions, and lets devices find each other.
     *
     * @param functions where they are
     * @param devices the numbers of the GPUs, each once
     * @throws CudaException if they are not there, or cannot reach each other
     */
    public Nccl(FunctionLookup functions, int... devices) {
        this.reason = CudaFunction.bind(functions, "ncclGetErrorString", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        this.begin = CudaFunction.of(functions, this::reason, "ncclGroupStart");
        this.end = CudaFunction.of(functions, this::reason, "ncclGroupEnd");
        this.reduce = CudaFunction.of(
                functions,
                this::reason,
                "ncclAllReduce",
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_INT,
                JAVA_INT,
                JAVA_LONG,
                JAVA_LONG);
        this.destroy = CudaFunction.of(functions, this::reason, "ncclCommDestroy", JAVA_LONG);
        CudaFunction create =
                CudaFunction.of(functions, this::reason, "ncclCommInitAll", JAVA_LONG, JAVA_INT, JAVA_LONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(JAVA_LONG, devices.length);
            create.call(
                    made.address(),
                    devices.length,
                    arena.allocateFrom(JAVA_INT, devices).address());
            this.communicators = made.toArray(JAVA_LONG);
        }
    }

    private String reason(int error) {
        try {
            return Texts.at((long) reason.invokeExact(error));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Launches what lets the same numbers of 32 bits be the sum of all, on each device, behind what was launched on its stream before.
     *
     * @param parts of each device, in the order of devices
     * @param length how many numbers each has
     * @throws CudaException if a device does not do it
     */
    public void sum(List<Part> parts, long length) {
        begin.call();
        try {
            for (int rank = 0; rank < communicators.length; rank++) {
                Part part = parts.get(rank);
                reduce.call(part.address(), part.address(), length, FLOAT32, SUM, communicators[rank], part.stream());
            }
        } finally {
            // Nothing is launched before the end, which one thread must reach for all of its devices.
            end.call();
        }
    }

    @Override
    public void close() {
        for (long communicator : communicators) {
            destroy.call(communicator);
        }
    }
}
