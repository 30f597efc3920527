/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import dev.stagecraft.libtorch.library.SystemLinker.Library;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The libraries of CUDA that libtorch itself does not load until it needs them. A libtorch for GPUs has {@code libcaffe2_nvrtc}, which needs the
 * compiler and the driver, and finds both where this libtorch's are. Others are looked for by their names.
 */
final class CudaLibraries {
    static final String PROPERTY = "stagecraft.nvrtc";

    private static final List<String> NAMES = List.of(
            "libnvrtc.so.13",
            "libnvrtc.so.12",
            "libnvrtc.so",
            "libcuda.so.1",
            "libcudart.so.13",
            "libcudart.so.12",
            "libnccl.so.2");
    private static final String COMPILER = "nvrtc";
    private static final String BUILTINS = "libnvrtc-builtins.so";

    private final SystemLinker linker;
    private final LibtorchPlace place;
    private List<Library> libraries = List.of();
    private boolean wasLookedFor;
    private boolean hasBuiltins;

    CudaLibraries(SystemLinker linker, LibtorchPlace place) {
        this.linker = linker;
        this.place = place;
    }

    synchronized Optional<MemorySegment> find(String function) {
        if (!wasLookedFor) {
            wasLookedFor = true;
            libraries = names().map(linker::open)
                    .flatMap(opened -> opened instanceof Library library ? Stream.of(library) : Stream.empty())
                    .toList();
        }
        Optional<MemorySegment> found = libraries.stream()
                .flatMap(library -> linker.find(library, function).stream())
                .findFirst();
        if (function.startsWith(COMPILER) && !hasBuiltins) {
            hasBuiltins = true;
            found.flatMap(linker::fileOf).ifPresent(this::loadBuiltins);
        }
        return found;
    }

    /** The one that is named, those of this libtorch, and then the system's. */
    private Stream<String> names() {
        return Stream.of(
                        Stream.ofNullable(System.getProperty(PROPERTY)),
                        Stream.of("libcaffe2_nvrtc.so")
                                .map(name -> place.folder().resolve(name).toString()),
                        NAMES.stream().map(name -> place.folder().resolve(name).toString()),
                        NAMES.stream())
                .flatMap(names -> names);
    }

    /** The compiler looks for this part of itself where the system looks for libraries, but not beside itself. */
    private void loadBuiltins(Path compiler) {
        try (Stream<Path> files = Files.list(compiler.toAbsolutePath().getParent())) {
            files.filter(file -> file.getFileName().toString().startsWith(BUILTINS))
                    .forEach(linker::open);
        } catch (IOException none) {
            // Then it says so when it compiles.
        }
    }
}
