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
import java.util.function.Supplier;

/** A queue of a GPU's work, of our own, since the one that every program has cannot be captured. One thread at a time uses it. */
public final class Stream implements AutoCloseable {
    /** It does not wait for the stream that every program has. */
    private static final int NON_BLOCKING = 1;
    /** Memory may be taken meanwhile, and other threads are not checked. */
    private static final int RELAXED = 2;
    /** What a launch took and did not give back is free before the next. */
    private static final long FREES_BY_ITSELF = 1;

    private final int device;
    private final MethodHandle reason;
    private final CudaFunction destroy;
    private final CudaFunction beginCapture;
    private final CudaFunction endCapture;
    private final CudaFunction instantiate;
    private final CudaFunction launch;
    private final CudaFunction destroyGraph;
    private final CudaFunction destroyExecutable;
    private final CudaFunction lastError;
    private final CudaFunction synchronize;
    private final CudaFunction findPool;
    private final CudaFunction trimPool;
    private final CudaFunction trimGraphs;
    private final CudaFunction guard;
    private final CudaFunction unguard;
    private final long handle;

    /**
     * Makes one.
     *
     * @param functions of the runtime, and of libtorch
     * @param device the number of the GPU
     * @throws CudaException if they are not there, or there is no such device
     */
    public Stream(FunctionLookup functions, int device) {
        this.device = device;
        this.reason = CudaFunction.bind(functions, "cudaGetErrorString", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        this.destroy = CudaFunction.of(functions, this::reason, "cudaStreamDestroy", JAVA_LONG);
        this.beginCapture = CudaFunction.of(functions, this::reason, "cudaStreamBeginCapture", JAVA_LONG, JAVA_INT);
        this.endCapture = CudaFunction.of(functions, this::reason, "cudaStreamEndCapture", JAVA_LONG, JAVA_LONG);
        // The function without `WithFlags` has other arguments in other releases.
        this.instantiate = CudaFunction.of(
                functions, this::reason, "cudaGraphInstantiateWithFlags", JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.launch = CudaFunction.of(functions, this::reason, "cudaGraphLaunch", JAVA_LONG, JAVA_LONG);
        this.destroyGraph = CudaFunction.of(functions, this::reason, "cudaGraphDestroy", JAVA_LONG);
        this.destroyExecutable = CudaFunction.of(functions, this::reason, "cudaGraphExecDestroy", JAVA_LONG);
        this.synchronize = CudaFunction.of(functions, this::reason, "cudaStreamSynchronize", JAVA_LONG);
        this.findPool = CudaFunction.of(functions, this::reason, "cudaDeviceGetDefaultMemPool", JAVA_LONG, JAVA_INT);
        this.trimPool = CudaFunction.of(functions, this::reason, "cudaMemPoolTrimTo", JAVA_LONG, JAVA_LONG);
        this.trimGraphs = CudaFunction.of(functions, this::reason, "cudaDeviceGraphMemTrim", JAVA_INT);
        this.lastError = CudaFunction.of(functions, this::reason, "cudaGetLastError");
        this.guard = CudaFunction.of(
                functions, Stream::torchReason, "aoti_torch_create_cuda_stream_guard", JAVA_LONG, JAVA_INT, JAVA_LONG);
        this.unguard =
                CudaFunction.of(functions, Stream::torchReason, "aoti_torch_delete_cuda_stream_guard", JAVA_LONG);
        CudaFunction choose = CudaFunction.of(functions, this::reason, "cudaSetDevice", JAVA_INT);
        CudaFunction create =
                CudaFunction.of(functions, this::reason, "cudaStreamCreateWithFlags", JAVA_LONG, JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            choose.call(device);
            create.call(result.address(), NON_BLOCKING);
            this.handle = result.get(JAVA_LONG, 0);
        }
    }

    private String reason(int error) {
        try {
            return Texts.at((long) reason.invokeExact(error));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static String torchReason(int error) {
        return "it did not work";
    }

    /** {@return the number by which CUDA knows it} */
    public long handle() {
        return handle;
    }

    /**
     * {@return what an action gives, all of which libtorch does on the stream}
     *
     * @param <T> what it gives
     * @param action is run in this thread
     */
    public <T> T use(Supplier<T> action) {
        long guarding;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            guard.call(handle, device, result.address());
            guarding = result.get(JAVA_LONG, 0);
        }
        try {
            return action.get();
        } finally {
            unguard.call(guarding);
        }
    }

    /**
     * {@return what an action launches, as a graph; nothing of it has run} What the action reads and writes must stay where it is, as long as the graph is
     * launched, and it must not wait for the device.
     *
     * @param action launches on this stream, in this thread
     * @throws CudaException if it did what cannot be captured
     */
    public Graph capture(Runnable action) {
        giveBackMemory();
        beginCapture.call(handle, RELAXED);
        long graph = 0;
        boolean isDone = false;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            try {
                action.run();
                isDone = true;
            } finally {
                // It ends in any case: nothing runs on a stream that is captured.
                int error = endCapture.result(handle, result.address());
                if (error != 0 || !isDone) {
                    lastError.result();
                }
                if (isDone && error != 0) {
                    throw new CudaException("cudaStreamEndCapture says: " + reason(error) + ".");
                }
            }
            graph = result.get(JAVA_LONG, 0);
            MemorySegment executable = arena.allocate(JAVA_LONG);
            instantiate.call(executable.address(), graph, FREES_BY_ITSELF);
            return new Graph(executable.get(JAVA_LONG, 0));
        } finally {
            if (graph != 0) {
                destroyGraph.call(graph);
            }
        }
    }

    /** A graph has memory of its own, for which there must be room beside what was freed and kept. */
    private void giveBackMemory() {
        synchronize.call(handle);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pool = arena.allocate(JAVA_LONG);
            findPool.call(pool.address(), device);
            trimPool.call(pool.get(JAVA_LONG, 0), 0L);
        }
    }

    /** Work that was captured. */
    public final class Graph implements AutoCloseable {
        private final long executable;

        private Graph(long executable) {
            this.executable = executable;
        }

        /** Does all of it, behind what was launched on the stream before. */
        public void launch() {
            launch.call(executable, handle);
        }

        /** Frees it, and the memory that was taken while it was captured. */
        @Override
        public void close() {
            synchronize.call(handle);
            destroyExecutable.call(executable);
            trimGraphs.call(device);
        }
    }

    @Override
    public void close() {
        destroy.call(handle);
    }
}
