/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * libtorch in jars on the class path: {@code org.bytedeco:pytorch} with its libraries, and {@code org.bytedeco:openblas} with what they
 * need. They are taken out as they are; the Java code for them is not used.
 */
final class ClassPathLibraries {
    private static final List<String> PACKAGES = List.of("org/bytedeco/pytorch/", "org/bytedeco/openblas/");

    private ClassPathLibraries() {}

    /** @throws UnusableLibtorchException if they are there and cannot be taken out */
    static Optional<LibtorchPlace> find(LibraryNames names) {
        List<JarFolder> folders = new ArrayList<>();
        for (String name : PACKAGES) {
            String folder = name + names.platform() + "/";
            String library = folder + names.file(name.contains("pytorch") ? "torch_cpu" : "openblas");
            jar(library).or(() -> jar(library + ".0")).ifPresent(jar -> folders.add(new JarFolder(jar, folder)));
        }
        if (folders.isEmpty() || !folders.get(0).folder().startsWith(PACKAGES.get(0))) {
            return Optional.empty();
        }
        String origin = folders.get(0).jar().getFileName() + " on the class path";
        try {
            return Optional.of(new LibtorchPlace(LibraryCache.folderOf(folders, names), origin));
        } catch (IOException e) {
            throw new UnusableLibtorchException(
                    "libtorch cannot be taken out of " + folders.get(0).jar() + " into " + LibraryCache.root()
                            + ", because "
                            + LibraryCache.reason(e) + ": make room for 500 MB there, or name another folder with -D"
                            + LibraryCache.PROPERTY + ".",
                    e);
        }
    }

    /** The jar that has such a file. */
    private static Optional<Path> jar(String resource) {
        URL url = Thread.currentThread().getContextClassLoader().getResource(resource);
        if (url == null) {
            url = ClassPathLibraries.class.getClassLoader().getResource(resource);
        }
        try {
            return url != null && url.openConnection() instanceof JarURLConnection connection
                    ? Optional.of(Path.of(connection.getJarFileURL().toURI()))
                    : Optional.empty();
        } catch (IOException | java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }
}
