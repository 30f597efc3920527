/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reads a file that several write finds the whole file of one of them. */
@Tag("slow")
class SeveralWritersTest {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 8;
    private static final int READERS = 1;

    @TempDir
    Path folder;

    /** A second process: writes a file of each kind again and again, with weights that are 2. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            ComputationGraph network = WrittenFile.network(2);
            for (int round = 0; round < ROUNDS; round++) {
                for (WrittenFile kind : WrittenFile.values()) {
                    kind.write(network, Path.of(arguments[0], kind.name()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void threads(WrittenFile kind) throws Exception {
        Path file = folder.resolve("file");
        List<ComputationGraph> networks =
                IntStream.range(0, WRITERS).mapToObj(WrittenFile::network).toList();
        List<byte[]> contents = kind.written(networks, folder);
        kind.write(networks.get(0), file);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            AtomicBoolean isOver = new AtomicBoolean();
            List<Future<?>> readers = readers(threads, kind, file, contents, isOver);
            List<Future<?>> writers = new ArrayList<>();
            for (ComputationGraph network : networks) {
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        kind.write(network, file);
                    }
                    return null;
                }));
            }
            finish(writers, isOver);
            finish(readers, isOver);
        } finally {
            threads.shutdownNow();
        }
        assertNothingBeside(List.of(file));
    }

    @Test
    void processes() throws Exception {
        List<WrittenFile> kinds = List.of(WrittenFile.values());
        List<ComputationGraph> networks = List.of(WrittenFile.network(1), WrittenFile.network(2));
        List<Path> files =
                kinds.stream().map(kind -> folder.resolve(kind.name())).toList();
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Future<?>> readers = new ArrayList<>();
        Process process = null;
        try {
            for (WrittenFile kind : kinds) {
                List<byte[]> contents = kind.written(networks, folder);
                kind.write(networks.get(0), folder.resolve(kind.name()));
                readers.addAll(readers(threads, kind, folder.resolve(kind.name()), contents, isOver));
            }
            process = start();
            while (process.isAlive()) {
                for (WrittenFile kind : kinds) {
                    kind.write(networks.get(0), folder.resolve(kind.name()));
                }
            }
            assertEquals(0, process.waitFor());
            isOver.set(true);
            finish(readers, isOver);
        } finally {
            isOver.set(true);
            threads.shutdownNow();
            if (process != null) {
                process.destroyForcibly();
            }
        }
        assertNothingBeside(files);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
    }

    private static List<Future<?>> readers(
            ExecutorService threads, WrittenFile kind, Path file, List<byte[]> contents, AtomicBoolean isOver) {
        List<Future<?>> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            readers.add(threads.submit(() -> {
                while (!isOver.get()) {
                    byte[] content = Files.readAllBytes(file);
                    assertTrue(
                            contents.stream().anyMatch(written -> Arrays.equals(written, content)),
                            () -> kind + " of " + content.length + " bytes is no writer's");
                    kind.read(file);
                }
                return null;
            }));
        }
        return readers;
    }

    /** Waits for tasks, of which a failed one fails the test, and ends the readers. */
    private static void finish(List<Future<?>> tasks, AtomicBoolean isOver) throws Exception {
        try {
            for (Future<?> task : tasks) {
                task.get();
            }
        } finally {
            isOver.set(true);
        }
    }

    private void assertNothingBeside(List<Path> files) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(files.stream().sorted().toList(), entries.sorted().toList());
        }
    }
}
