/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import dev.stagecraft.libtorch.library.SystemLinker.Failed;
import dev.stagecraft.libtorch.library.SystemLinker.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads the libraries of a libtorch. Most find what they need by themselves. Those that were taken out of jars do not: everything else in
 * the folder is then loaded first, by its path, what needs others after them, so that no {@code LD_LIBRARY_PATH} is needed.
 */
final class LibraryLoader {
    private final SystemLinker linker;
    private final LibtorchPlace place;
    private final LibraryNames names;

    LibraryLoader(SystemLinker linker, LibtorchPlace place, LibraryNames names) {
        this.linker = linker;
        this.place = place;
        this.names = names;
    }

    /**
     * The library for CPUs.
     *
     * @throws UnusableLibtorchException if it does not load
     */
    Library cpu() {
        Path file = place.folder().resolve(names.file("torch_cpu"));
        if (linker.open(file) instanceof Library library) {
            return library;
        }
        loadOthers();
        return switch (linker.open(file)) {
            case Library library -> library;
            case Failed failed ->
                throw new UnusableLibtorchException(
                        "libtorch in " + place + " cannot be loaded, because the system says \""
                                + failed.reason() + "\": install it anew, or name another folder with -D"
                                + LibtorchFinder.PROPERTY + ".");
        };
    }

    /** The library for GPUs, of NVIDIA or AMD, if there is one and it loads. */
    Optional<Library> gpu() {
        return Stream.of("torch_cuda", "torch_hip")
                .map(name -> place.folder().resolve(names.file(name)))
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(
                        file -> linker.open(file) instanceof Library library ? Optional.of(library) : Optional.empty());
    }

    /** Again and again, until no further one loads. */
    private void loadOthers() {
        List<Path> waiting = others();
        int before;
        do {
            before = waiting.size();
            waiting.removeIf(file -> linker.open(file) instanceof Library);
        } while (waiting.size() < before);
    }

    private List<Path> others() {
        try (Stream<Path> files = Files.list(place.folder())) {
            return new ArrayList<>(files.filter(file -> {
                        String name = file.getFileName().toString();
                        return names.isLibrary(name) && !name.startsWith("libtorch");
                    })
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UnusableLibtorchException(
                    "The folder of libtorch " + place + " cannot be read: " + LibraryCache.reason(e) + ".", e);
        }
    }
}
