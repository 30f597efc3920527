/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** NVIDIA's compiler as a library ({@code libnvrtc}). It needs no GPU. */
public final class Nvrtc {
    private static final int COMPILATION_FAILED = 6;

    private final CudaFunction create;
    private final CudaFunction compile;
    private final CudaFunction destroy;
    private final CudaFunction logSize;
    private final CudaFunction log;
    private final CudaFunction codeSize;
    private final CudaFunction code;
    private final CudaFunction ptxSize;
    private final CudaFunction ptx;
    private final CudaFunction countArchitectures;
    private final CudaFunction architectures;
    private final CudaFunction version;
    private final MethodHandle reason;

    /**
     * Binds its functions.
     *
     * @param functions where they are
     * @throws CudaException if they are not there
     */
    public Nvrtc(FunctionLookup functions) {
        this.reason = CudaFunction.bind(functions, "nvrtcGetErrorString", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
        this.create = CudaFunction.of(
                functions,
                this::reason,
                "nvrtcCreateProgram",
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_INT,
                JAVA_LONG,
                JAVA_LONG);
        this.compile = CudaFunction.of(functions, this::reason, "nvrtcCompileProgram", JAVA_LONG, JAVA_INT, JAVA_LONG);
        this.destroy = CudaFunction.of(functions, this::reason, "nvrtcDestroyProgram", JAVA_LONG);
        this.logSize = pair(functions, "nvrtcGetProgramLogSize");
        this.log = pair(functions, "nvrtcGetProgramLog");
        this.codeSize = pair(functions, "nvrtcGetCUBINSize");
        this.code = pair(functions, "nvrtcGetCUBIN");
        this.ptxSize = pair(functions, "nvrtcGetPTXSize");
        this.ptx = pair(functions, "nvrtcGetPTX");
        this.countArchitectures = CudaFunction.of(functions, this::reason, "nvrtcGetNumSupportedArchs", JAVA_LONG);
        this.architectures = CudaFunction.of(functions, this::reason, "nvrtcGetSupportedArchs", JAVA_LONG);
        this.version = pair(functions, "nvrtcVersion");
    }

    private CudaFunction pair(FunctionLookup functions, String name) {
        return CudaFunction.of(functions, this::reason, name, JAVA_LONG, JAVA_LONG);
    }

    private String reason(int error) {
        try {
            return Texts.at((long) reason.invokeExact(error));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@return its version, as in {@code 13.0}} */
    public String version() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(JAVA_INT, 2);
            version.call(numbers.address(), numbers.address() + Integer.BYTES);
            return numbers.get(JAVA_INT, 0) + "." + numbers.getAtIndex(JAVA_INT, 1);
        }
    }

    /** {@return the compute capabilities that it has machine code for, as in 90 for 9.0} */
    public int[] architectures() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            countArchitectures.call(count.address());
            MemorySegment found = arena.allocate(JAVA_INT, count.get(JAVA_INT, 0));
            architectures.call(found.address());
            return found.toArray(JAVA_INT);
        }
    }

    /**
     * {@return machine code for a GPU, or, for one that is newer than this compiler, PTX of which the driver makes machine code}
     *
     * @param name of the source, for messages
     * @param source in CUDA C++
     * @param architecture the compute capability, as in 90 for 9.0
     * @throws CudaException with what the compiler says
     */
    public byte[] compile(String name, String source, int architecture) {
        int[] known = architectures();
        boolean isKnown = Arrays.stream(known).anyMatch(each -> each == architecture);
        String target = isKnown
                ? "sm_" + architecture
                : "compute_"
                        + Arrays.stream(known)
                                .filter(each -> each < architecture)
                                .max()
                                .orElseThrow(() -> new CudaException("NVRTC " + version()
                                        + " compiles nothing for GPUs of compute capability " + architecture / 10 + "."
                                        + architecture % 10 + "."));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = arena.allocate(JAVA_LONG);
            create.call(
                    program.address(),
                    arena.allocateFrom(source).address(),
                    arena.allocateFrom(name).address(),
                    0,
                    0L,
                    0L);
            try {
                compile(arena, program.get(JAVA_LONG, 0), name, target);
                return isKnown
                        ? bytes(arena, program.get(JAVA_LONG, 0), codeSize, code)
                        : bytes(arena, program.get(JAVA_LONG, 0), ptxSize, ptx);
            } finally {
                destroy.call(program.address());
            }
        }
    }

    private void compile(Arena arena, long program, String name, String target) {
        MemorySegment options = arena.allocate(JAVA_LONG, 2);
        options.set(
                JAVA_LONG, 0, arena.allocateFrom("--gpu-architecture=" + target).address());
        options.setAtIndex(JAVA_LONG, 1, arena.allocateFrom("--std=c++17").address());
        int result = compile.result(program, 2, options.address());
        if (result == COMPILATION_FAILED) {
            String said = new String(bytes(arena, program, logSize, log), StandardCharsets.UTF_8);
            throw new CudaException("NVRTC " + version() + " does not compile " + name + " for " + target + ": "
                    + said.lines().findFirst().orElse(said).strip());
        }
        if (result != 0) {
            throw new CudaException("NVRTC " + version() + " compiles nothing: " + reason(result) + ".");
        }
    }

    private static byte[] bytes(Arena arena, long program, CudaFunction size, CudaFunction content) {
        MemorySegment length = arena.allocate(JAVA_LONG);
        size.call(program, length.address());
        MemorySegment bytes = arena.allocate(length.get(JAVA_LONG, 0));
        content.call(program, bytes.address());
        return bytes.toArray(JAVA_BYTE);
    }
}
