/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
    private static final int PROGRAMS = 8;
    private static final LibraryNames NAMES = LibraryNames.here();
    private static final String FOLDER = "org/bytedeco/pytorch/" + NAMES.platform() + "/";
    private static final byte[] CONTENT = new byte[1 << 20];

    @TempDir
    private Path folder;

    /** Those that begin at the same moment all take their own copy out; one of them becomes the folder of all, and the others go. */
    @RepeatedTest(5)
    void programsThatBeginTogetherShareOneFolder() throws Exception {
        List<JarFolder> jars = List.of(new JarFolder(jar(), FOLDER));
        Path root = folder.resolve("cache");
        CyclicBarrier start = new CyclicBarrier(PROGRAMS);
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
        List<Future<Path>> places = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            places.add(programs.submit(() -> {
                start.await();
                return LibraryCache.folderOf(jars, NAMES, root);
            }));
        }
        programs.shutdown();
        for (Future<Path> place : places) {
            assertEquals(places.get(0).get(), place.get());
        }
        try (Stream<Path> files = Files.walk(root)) {
            assertEquals(
                    List.of(root, places.get(0).get(), places.get(0).get().resolve(NAMES.file("torch_cpu"))),
                    files.toList());
        }
        assertEquals(CONTENT.length, Files.size(places.get(0).get().resolve(NAMES.file("torch_cpu"))));
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("libraries.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(FOLDER + NAMES.file("torch_cpu")));
            zip.write(CONTENT);
        }
        return jar;
    }
}
