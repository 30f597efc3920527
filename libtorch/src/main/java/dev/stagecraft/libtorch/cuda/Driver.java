/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/** The driver of a GPU ({@code libcuda}): it loads kernels and launches them. */
public final class Driver {
    private static final int MAJOR = 75;
    private static final int MINOR = 76;
    private static final int PROCESSORS = 16;

    private final FunctionLookup functions;
    private final int device;
    private final CudaFunction attribute;
    private final CudaFunction load;
    private final CudaFunction function;
    private final CudaFunction launch;
    private final CudaFunction makeCurrent;
    private final long context;

    /**
     * Binds its functions, and takes the context that libtorch has on the device.
     *
     * @param functions where they are
     * @param device the number of the GPU
     * @throws CudaException if there is no driver, or no such device
     */
    public Driver(FunctionLookup functions, int device) {
        this.functions = functions;
        this.device = device;
        this.attribute =
                CudaFunction.of(functions, this::reason, "cuDeviceGetAttribute", JAVA_LONG, JAVA_INT, JAVA_INT);
        this.load = CudaFunction.of(
                functions, this::reason, "cuModuleLoadDataEx", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
        this.function =
                CudaFunction.of(functions, this::reason, "cuModuleGetFunction", JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.launch = CudaFunction.of(
                functions,
                this::reason,
                "cuLaunchKernel",
                JAVA_LONG,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG);
        this.makeCurrent = CudaFunction.of(functions, this::reason, "cuCtxSetCurrent", JAVA_LONG);
        CudaFunction.of(functions, this::reason, "cuInit", JAVA_INT).call(0);
        CudaFunction retain = CudaFunction.of(functions, this::reason, "cuDevicePrimaryCtxRetain", JAVA_LONG, JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            retain.call(result.address(), device);
            this.context = result.get(JAVA_LONG, 0);
        }
    }

    /** {@return the compute capability, as in 90 for 9.0} */
    public int architecture() {
        return 10 * attribute(MAJOR) + attribute(MINOR);
    }

    /** {@return how many multiprocessors there are} */
    public int processors() {
        return attribute(PROCESSORS);
    }

    private int attribute(int number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_INT);
            attribute.call(result.address(), number, device);
            return result.get(JAVA_INT, 0);
        }
    }

    /** Lets what this thread calls from now on be for this device. */
    public void use() {
        makeCurrent.call(context);
    }

    /**
     * {@return the number of a module, which stays until the process ends}
     *
     * @param image machine code, or PTX that ends in 0
     * @throws CudaException if the device does not run it
     */
    public long load(byte[] image) {
        use();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            load.call(result.address(), arena.allocateFrom(JAVA_BYTE, image).address(), 0, 0L, 0L);
            return result.get(JAVA_LONG, 0);
        }
    }

    /**
     * {@return the number of a kernel of a module}
     *
     * @param module the module's number
     * @param name the kernel's name
     * @throws CudaException if it has no such kernel
     */
    public long kernel(long module, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            function.call(result.address(), module, arena.allocateFrom(name).address());
            return result.get(JAVA_LONG, 0);
        }
    }

    /**
     * Launches a kernel, which begins when what was launched on the stream before it has ended.
     *
     * @param kernel its number
     * @param width blocks along x
     * @param height blocks along y
     * @param threads of a block
     * @param stream the stream's handle
     * @param arguments the addresses of its arguments, one after the other
     */
    public void launch(long kernel, int width, int height, int threads, long stream, MemorySegment arguments) {
        launch.call(kernel, width, height, 1, threads, 1, 1, 0, stream, arguments.address(), 0L);
    }

    private String reason(int error) {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS);
        return functions
                .find("cuGetErrorString")
                .map(address -> {
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment result = arena.allocate(JAVA_LONG);
                        int unknown = (int) Linker.nativeLinker()
                                .downcallHandle(address, type)
                                .invokeExact(error, result);
                        return unknown == 0 ? Texts.at(result.get(JAVA_LONG, 0)) : "error " + error;
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                })
                .orElse("error " + error);
    }
}
