/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernels as they are, compiled by g++ for the processor, where threads of a block go on in turns until the next barrier. */
public final class ProcessorKernels {
    private static final String SHIM = "/dev/stagecraft/libtorch/check/processor.cpp";

    private static Optional<ProcessorKernels> built;

    private final List<MethodHandle> libraries = new ArrayList<>();

    private ProcessorKernels(Path folder) throws IOException, InterruptedException {
        for (KernelSource source : KernelSource.values()) {
            Path text = folder.resolve(source.file() + ".cpp");
            Path library = folder.resolve(source.file() + ".so");
            Files.writeString(text, text(source));
            Process compiler = new ProcessBuilder(
                            "g++",
                            "-std=c++17",
                            "-O2",
                            "-Wall",
                            "-Werror",
                            "-Wno-unknown-pragmas",
                            "-shared",
                            "-fPIC",
                            "-o",
                            library.toString(),
                            text.toString())
                    .inheritIO()
                    .start();
            if (compiler.waitFor() != 0) {
                throw new AssertionError("g++ does not compile " + source.file() + ".");
            }
            libraries.add(Linker.nativeLinker()
                    .downcallHandle(
                            SymbolLookup.libraryLookup(library, Arena.global())
                                    .find("run_kernel")
                                    .orElseThrow(),
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT)));
        }
    }

    private static String text(KernelSource source) throws IOException {
        try (InputStream shim = ProcessorKernels.class.getResourceAsStream(SHIM)) {
            StringBuilder text = new StringBuilder(new String(shim.readAllBytes(), StandardCharsets.UTF_8));
            text.append(source.text()).append('\n');
            source.kernels()
                    .forEach(kernel -> text.append("KERNEL(").append(kernel).append(")\n"));
            return text.toString();
        }
    }

    /** {@return them, if there is a g++} */
    public static synchronized Optional<ProcessorKernels> build() {
        if (built == null) {
            built = hasCompiler() ? Optional.of(compiled()) : Optional.empty();
        }
        return built;
    }

    private static ProcessorKernels compiled() {
        try {
            Path folder = Files.createTempDirectory("kernels");
            try {
                return new ProcessorKernels(folder);
            } finally {
                for (KernelSource source : KernelSource.values()) {
                    Files.deleteIfExists(folder.resolve(source.file() + ".cpp"));
                    Files.deleteIfExists(folder.resolve(source.file() + ".so"));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean hasCompiler() {
        try {
            return new ProcessBuilder("g++", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Runs one.
     *
     * @param backwards whether the last thread of a block is the first
     */
    synchronized void run(
            String kernel, int width, int height, int threads, MemorySegment arguments, boolean backwards) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(kernel);
            for (MethodHandle library : libraries) {
                int result = (int) library.invokeExact(name, width, height, threads, arguments, backwards ? 1 : 0);
                if (result == 0) {
                    return;
                }
                if (result == 2) {
                    throw new AssertionError("Threads of a block of " + kernel + " wait at different barriers.");
                }
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("There is no kernel " + kernel + ".");
    }
}
