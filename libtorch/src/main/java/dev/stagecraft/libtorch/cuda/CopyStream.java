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
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A second queue of a GPU, for copies to it that go on while the first one computes: from memory of the process that stays where it is (pinned), which the GPU
 * reads without the processor's help. One thread at a time uses it.
 */
public final class CopyStream implements AutoCloseable {
    private static final int NON_BLOCKING = 1;
    private static final int WITHOUT_TIMES = 2;
    private static final int TO_DEVICE = 1;

    private final MethodHandle reason;
    private final CudaFunction allocate;
    private final CudaFunction free;
    private final CudaFunction copy;
    private final CudaFunction createEvent;
    private final CudaFunction destroyEvent;
    private final CudaFunction record;
    private final CudaFunction waitOnDevice;
    private final CudaFunction await;
    private final CudaFunction destroy;
    private final long handle;

    /**
     * Makes one, on the device that this thread uses.
     *
     * @param functions of the runtime
     * @throws CudaException if they are not there
     */
    public CopyStream(FunctionLookup functions) {
        this.reason = CudaFunction.bind(functions, "cudaGetErrorString", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        this.allocate = bind(functions, "cudaHostAlloc", JAVA_LONG, JAVA_LONG, JAVA_INT);
        this.free = bind(functions, "cudaFreeHost", JAVA_LONG);
        this.copy = bind(functions, "cudaMemcpyAsync", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
        this.createEvent = bind(functions, "cudaEventCreateWithFlags", JAVA_LONG, JAVA_INT);
        this.destroyEvent = bind(functions, "cudaEventDestroy", JAVA_LONG);
        this.record = bind(functions, "cudaEventRecord", JAVA_LONG, JAVA_LONG);
        this.waitOnDevice = bind(functions, "cudaStreamWaitEvent", JAVA_LONG, JAVA_LONG, JAVA_INT);
        this.await = bind(functions, "cudaEventSynchronize", JAVA_LONG);
        this.destroy = bind(functions, "cudaStreamDestroy", JAVA_LONG);
        CudaFunction create = bind(functions, "cudaStreamCreateWithFlags", JAVA_LONG, JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            create.call(result.address(), NON_BLOCKING);
            this.handle = result.get(JAVA_LONG, 0);
        }
    }

    private CudaFunction bind(FunctionLookup functions, String name, MemoryLayout... arguments) {
        return CudaFunction.of(functions, this::reason, name, arguments);
    }

    private String reason(int error) {
        try {
            return Texts.at((long) reason.invokeExact(error));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** A place in what a queue does, which another queue, or a thread, can wait for. */
    public final class Event implements AutoCloseable {
        private final long number;

        private Event() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment result = arena.allocate(JAVA_LONG);
                createEvent.call(result.address(), WITHOUT_TIMES);
                this.number = result.get(JAVA_LONG, 0);
            }
        }

        /** Is behind all that was launched on the copies' stream before. */
        public void recordBehindCopies() {
            record.call(number, handle);
        }

        /**
         * Is behind all that was launched on a stream before.
         *
         * @param stream its handle
         */
        public void recordBehind(long stream) {
            record.call(number, stream);
        }

        /** Lets copies that are launched from now on wait for it. */
        public void holdCopies() {
            waitOnDevice.call(handle, number, 0);
        }

        /**
         * Lets what is launched on a stream from now on wait for it.
         *
         * @param stream its handle
         */
        public void hold(long stream) {
            waitOnDevice.call(stream, number, 0);
        }

        /** Waits for it. */
        public void await() {
            await.call(number);
        }

        @Override
        public void close() {
            destroyEvent.call(number);
        }
    }

    /** {@return an event that nobody waits for yet} */
    public Event event() {
        return new Event();
    }

    /**
     * {@return memory that stays where it is, until {@link #free}}
     *
     * @param bytes how many
     * @throws CudaException if the system does not give so much
     */
    public MemorySegment pinned(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            allocate.call(result.address(), bytes, 0);
            return MemorySegment.ofAddress(result.get(JAVA_LONG, 0)).reinterpret(bytes);
        }
    }

    /**
     * Frees pinned memory.
     *
     * @param memory that {@link #pinned} gave
     */
    public void free(MemorySegment memory) {
        free.call(memory.address());
    }

    /**
     * Launches a copy to the device.
     *
     * @param to an address there
     * @param from pinned memory, which stays as it is until the copy has ended
     */
    public void copy(long to, MemorySegment from) {
        copy.call(to, from.address(), from.byteSize(), TO_DEVICE, handle);
    }

    @Override
    public void close() {
        destroy.call(handle);
    }
}
