/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for libtorch: in the folder that {@value #PROPERTY} names, or else among the jars on the class path, or else where {@code python3}
 * has PyTorch. A jar comes before Python, since somebody chose it for this program.
 */
final class LibtorchFinder {
    static final String PROPERTY = "stagecraft.libtorch";

    private LibtorchFinder() {}

    /** @throws UnusableLibtorchException if there is none, or none in the folder that is named */
    static LibtorchPlace find() {
        LibraryNames names = LibraryNames.here();
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return named(Path.of(named), names);
        }
        return ClassPathLibraries.find(names)
                .or(() -> PythonInstallation.find(names))
                .orElseThrow(
                        () -> new UnusableLibtorchException("There is no libtorch: install it with `pip install torch`,"
                                + " add the jars org.bytedeco:pytorch and org.bytedeco:openblas for " + names.platform()
                                + " to the class path, or name its folder with -D" + PROPERTY + "."));
    }

    private static LibtorchPlace named(Path folder, LibraryNames names) {
        for (Path candidate : new Path[] {folder, folder.resolve("lib")}) {
            if (Files.isRegularFile(candidate.resolve(names.file("torch_cpu")))) {
                return new LibtorchPlace(candidate, "-D" + PROPERTY);
            }
        }
        throw new UnusableLibtorchException(
                "The folder " + folder + ", which -D" + PROPERTY + " names, has no " + names.file("torch_cpu")
                        + ": name the folder lib of a libtorch or torch/lib of a Python installation.");
    }
}
