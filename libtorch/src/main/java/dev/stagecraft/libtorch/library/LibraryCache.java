/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Libraries that were taken out of jars, once for all programs: below {@value #PROPERTY}, or {@code stagecraft/libtorch} of the user's
 * cache. A folder is there whole or not at all, and named after what is in it, so that a jar of another version gets another.
 */
final class LibraryCache {
    static final String PROPERTY = "stagecraft.libtorch.cache";

    private LibraryCache() {}

    static Path root() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path caches =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return caches.resolve("stagecraft").resolve("libtorch");
    }

    /** The folder with the libraries of all of them. */
    static Path folderOf(List<JarFolder> jars, LibraryNames names) throws IOException {
        return folderOf(jars, names, root());
    }

    static Path folderOf(List<JarFolder> jars, LibraryNames names, Path root) throws IOException {
        Path folder = root.resolve(key(jars, names));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(root);
        Path unfinished = Files.createTempDirectory(root, "unfinished-");
        try {
            for (JarFolder jar : jars) {
                takeOut(jar, names, unfinished);
            }
            publish(unfinished, folder);
        } finally {
            remove(unfinished);
        }
        return folder;
    }

    /** What a file system says without the file's name, which the sentence has. */
    static String reason(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    /** Changes with the checksum of each library: {@code pytorch-2.13.0-1.5.14-linux-x86_64-1b2c3d4e}. */
    private static String key(List<JarFolder> jars, LibraryNames names) throws IOException {
        CRC32 sum = new CRC32();
        for (JarFolder jar : jars) {
            try (ZipFile zip = new ZipFile(jar.jar().toFile())) {
                libraries(zip, jar, names).forEach(entry -> sum.update((entry.getName() + entry.getCrc()).getBytes()));
            }
        }
        String name = jars.get(0).jar().getFileName().toString().replaceFirst("\\.jar$", "");
        return name + "-" + Long.toHexString(sum.getValue());
    }

    private static void takeOut(JarFolder jar, LibraryNames names, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.jar().toFile())) {
            for (ZipEntry entry : libraries(zip, jar, names).toList()) {
                try (InputStream library = zip.getInputStream(entry)) {
                    // The first jar's where two have one, as where a class is looked for.
                    Path file = folder.resolve(
                            entry.getName().substring(jar.folder().length()));
                    if (Files.notExists(file)) {
                        Files.copy(library, file);
                    }
                }
            }
        }
    }

    /** JavaCPP's own, which call Java, are left where they are. */
    private static Stream<? extends ZipEntry> libraries(ZipFile zip, JarFolder jar, LibraryNames names) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(jar.folder()))
                .filter(entry -> {
                    String name = entry.getName().substring(jar.folder().length());
                    return names.isLibrary(name) && !name.startsWith("libjni") && name.indexOf('/') < 0;
                })
                .sorted(Comparator.comparing(ZipEntry::getName));
    }

    private static void publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Where it is there now, another program was faster, with the same files; how a file system says so
            // differs.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
