/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static dev.stagecraft.libtorch.cuda.FakeCuda.longs;
import static dev.stagecraft.libtorch.cuda.FakeCuda.writeInts;
import static dev.stagecraft.libtorch.cuda.FakeCuda.writeLong;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.cuda.FakeCuda;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A driver and a compiler whose C functions are there, for a GPU of compute capability 9.0 with one multiprocessor whose memory is the processor's.
 * Kernels run where there are {@link ProcessorKernels}.
 */
public final class FakeGpu {
    /** The handle of the context. */
    public static final long CONTEXT = 77;

    /** The handle of the first stream; that of the next is one more. */
    public static final long STREAM = 78;

    private static final int MAJOR = 75;
    private static final int MINOR = 76;
    private static final int PROCESSORS = 16;

    private final FakeCuda functions = new FakeCuda();
    private final List<String> names = new ArrayList<>();
    private final List<String> launches = new ArrayList<>();
    private final FakeCopies copies = new FakeCopies();
    private final FakeCollectives collectives = new FakeCollectives();
    private final Optional<ProcessorKernels> kernels;
    private final boolean backwards;
    private int streams;

    /**
     * Makes one.
     *
     * @param kernels runs kernels
     * @param backwards whether the last thread of a block is the first
     */
    public FakeGpu(Optional<ProcessorKernels> kernels, boolean backwards) {
        this.kernels = kernels;
        this.backwards = backwards;
        driver();
        compiler();
        runtime();
        collectives.addTo(functions);
        copies.addTo(functions);
    }

    private void runtime() {
        MemorySegment message = Arena.global().allocateFrom("operation not permitted when stream is capturing");
        functions.withReason("cudaGetErrorString", message.address());
        functions
                .with("cudaSetDevice", false, arguments -> {}, JAVA_INT)
                .with(
                        "cudaStreamCreateWithFlags",
                        true,
                        arguments -> writeLong(arguments[0], STREAM + streams++),
                        JAVA_LONG,
                        JAVA_INT)
                .with("cudaStreamDestroy", true, arguments -> {}, JAVA_LONG)
                .with("cudaStreamBeginCapture", true, arguments -> {}, JAVA_LONG, JAVA_INT)
                .with("cudaStreamEndCapture", true, arguments -> writeLong(arguments[1], 21), longs(2))
                .with("cudaGraphInstantiateWithFlags", true, arguments -> writeLong(arguments[0], 22), longs(3))
                .with("cudaGraphLaunch", true, arguments -> {}, longs(2))
                .with("cudaGraphDestroy", true, arguments -> {}, JAVA_LONG)
                .with("cudaGraphExecDestroy", true, arguments -> {}, JAVA_LONG)
                .with("cudaGetLastError", false, arguments -> {})
                .with("cudaStreamSynchronize", true, arguments -> {}, JAVA_LONG)
                .with(
                        "cudaDeviceGetDefaultMemPool",
                        true,
                        arguments -> writeLong(arguments[0], 24),
                        JAVA_LONG,
                        JAVA_INT)
                .with("cudaMemPoolTrimTo", true, arguments -> {}, longs(2))
                .with("cudaDeviceGraphMemTrim", true, arguments -> {}, JAVA_INT)
                .with(
                        "aoti_torch_create_cuda_stream_guard",
                        true,
                        arguments -> writeLong(arguments[2], 23),
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG)
                .with("aoti_torch_delete_cuda_stream_guard", true, arguments -> {}, JAVA_LONG);
    }

    private void driver() {
        functions
                .with("cuInit", true, arguments -> {}, JAVA_INT)
                .with(
                        "cuDevicePrimaryCtxRetain",
                        true,
                        arguments -> writeLong(arguments[0], CONTEXT),
                        JAVA_LONG,
                        JAVA_INT)
                .with("cuCtxSetCurrent", true, arguments -> {}, JAVA_LONG)
                .with("cuDeviceGetAttribute", false, FakeGpu::attribute, JAVA_LONG, JAVA_INT, JAVA_INT)
                .with(
                        "cuModuleLoadDataEx",
                        true,
                        arguments -> writeLong(arguments[0], 5),
                        JAVA_LONG,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG,
                        JAVA_LONG)
                .with(
                        "cuModuleGetFunction",
                        false,
                        arguments -> {
                            names.add(text(arguments[2]));
                            writeLong(arguments[0], names.size() - 1);
                        },
                        longs(3))
                .with("cuLaunchKernel", true, this::launch, launchArguments());
    }

    private static MemoryLayout[] launchArguments() {
        MemoryLayout[] layouts = longs(11);
        for (int i = 1; i <= 7; i++) {
            layouts[i] = JAVA_INT;
        }
        return layouts;
    }

    private static void attribute(Object... arguments) {
        int value = switch ((int) arguments[1]) {
            case MAJOR -> 9;
            case MINOR -> 0;
            case PROCESSORS -> 1;
            default -> throw new AssertionError("attribute " + arguments[1]);
        };
        writeInts(arguments[0], value);
    }

    private void launch(Object... arguments) {
        String name = names.get((int) (long) arguments[0]);
        launches.add(name);
        MemorySegment pointers = MemorySegment.ofAddress((long) arguments[9]).reinterpret(20 * Long.BYTES);
        kernels.ifPresent(
                run -> run.run(name, (int) arguments[1], (int) arguments[2], (int) arguments[4], pointers, backwards));
    }

    private void compiler() {
        byte[] code = {1, 2, 3};
        functions
                .with(
                        "nvrtcVersion",
                        false,
                        arguments -> {
                            writeInts(arguments[0], 13);
                            writeInts(arguments[1], 0);
                        },
                        longs(2))
                .with("nvrtcGetNumSupportedArchs", false, arguments -> writeInts(arguments[0], 2), JAVA_LONG)
                .with("nvrtcGetSupportedArchs", false, arguments -> writeInts(arguments[0], 80, 90), JAVA_LONG)
                .with(
                        "nvrtcCreateProgram",
                        true,
                        arguments -> writeLong(arguments[0], 9),
                        JAVA_LONG,
                        JAVA_LONG,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG,
                        JAVA_LONG)
                .with("nvrtcCompileProgram", true, arguments -> {}, JAVA_LONG, JAVA_INT, JAVA_LONG)
                .with("nvrtcDestroyProgram", true, arguments -> {}, JAVA_LONG);
        MemorySegment message = Arena.global().allocateFrom("it is out of order");
        functions.with(
                "cuGetErrorString",
                false,
                arguments -> writeLong(arguments[1], message.address()),
                JAVA_INT,
                JAVA_LONG);
        for (String content : List.of("GetCUBIN", "GetPTX", "GetProgramLog")) {
            functions
                    .with(
                            "nvrtc" + content + "Size",
                            false,
                            arguments -> writeLong(arguments[1], code.length),
                            longs(2))
                    .with(
                            "nvrtc" + content,
                            true,
                            arguments -> MemorySegment.ofAddress((long) arguments[1])
                                    .reinterpret(code.length)
                                    .copyFrom(MemorySegment.ofArray(code)),
                            longs(2));
        }
        functions.withReason("nvrtcGetErrorString", message.address());
    }

    /** {@return its C functions} */
    public FakeCuda functions() {
        return functions;
    }

    /** {@return copies and events since it was asked last} */
    public List<String> copies() {
        return copies.calls();
    }

    /** {@return whether all pinned memory was freed} */
    public boolean isClean() {
        return copies.isClean();
    }

    /** {@return what NCCL was asked for since it was asked last} */
    public List<String> collectives() {
        return collectives.calls();
    }

    /** {@return the names of the kernels that were launched since it was asked last} */
    public List<String> launches() {
        List<String> since = List.copyOf(launches);
        launches.clear();
        return since;
    }

    private static String text(Object address) {
        return MemorySegment.ofAddress((long) address)
                .reinterpret(Long.MAX_VALUE)
                .getString(0);
    }
}
