/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final String WRITING = "writing";

    @TempDir
    Path folder;

    /** Writes a half of a file, and waits to be killed. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            AtomicFile.write(Path.of(arguments[0]), channel -> {
                channel.write(ByteBuffer.wrap(new byte[100]));
                System.out.println(WRITING);
                System.in.read();
            });
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALivingOneWritesIsNot() throws Exception {
        Path file = folder.resolve("model.zip");
        Path other = folder.resolve("model.zip.part");
        Files.createFile(other);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals(WRITING, output.readLine());
            assertEquals(2, files().size());
            write(file, "new");
            AtomicFile.removeAbandoned(folder);
            assertEquals(3, files().size(), "another process still writes");
            process.destroyForcibly().waitFor();
            write(folder.resolve("other.zip"), "other");
            assertEquals(4, files().size(), "it is none of this target's");
            write(file, "newer");
        } finally {
            process.destroyForcibly();
        }
        assertEquals("newer", Files.readString(file));
        assertEquals(List.of(file, other, folder.resolve("other.zip")), files());
    }

    /** The unfinished file has a longer name, which must not be too long where the target's is not. */
    @Test
    void theLongestNameIsWritten() throws IOException {
        for (String name : List.of("a".repeat(255), "\u00e4".repeat(127), "\uD83D\uDE00".repeat(63))) {
            Path file = folder.resolve(name);
            write(file, "whole");
            assertEquals("whole", Files.readString(file));
            Files.delete(file);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void whatIsInTheWayIsOneSentence() throws IOException {
        assertRefused(folder, "it is a folder: name a file in it.");
        assertRefused(folder.resolve("a".repeat(256)), "its name is too long: choose a shorter one.");
        Path none = folder.resolve("none");
        assertRefused(none.resolve("x"), "the folder " + none + " does not exist: create it, or choose another.");
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(file.resolve("x"), file + " is a file: choose a folder.");
        assertEquals(List.of(file), files());
    }

    @Test
    void aFullDiskIsOneSentence() throws IOException {
        Configuration disk = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(4096)
                .build();
        try (FileSystem full = Jimfs.newFileSystem(disk)) {
            Path file = full.getPath("/model.zip");
            write(file, "old");
            String message = assertThrows(
                            UnwritableFileException.class,
                            () -> AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(new byte[8192]))))
                    .getMessage();
            assertEquals(
                    "/model.zip cannot be written, because there is no room left on the disk: make room, or choose another"
                            + " folder.",
                    message);
            assertEquals("old", Files.readString(file));
            try (Stream<Path> entries = Files.list(full.getPath("/"))) {
                assertEquals(List.of(file), entries.filter(Files::isRegularFile).toList());
            }
        }
    }

    /** As Linux, Windows and quotas say it, from wherever it comes. */
    @Test
    void whatTheSystemSaysIsASentenceAndWhatTheContentSaysIsItsOwn() throws IOException {
        for (String said :
                List.of("No space left on device", "There is not enough space on the disk", "Disk quota exceeded")) {
            assertTrue(failure(new IOException(said)).getMessage().contains("no room left on the disk: make room"));
        }
        assertTrue(
                failure(new IOException()).getMessage().contains("because the system says \"IOException\": try again"));
        IOException own = new FileNotFoundException("weights.safetensors does not exist: check the path.");
        assertEquals(own, failure(own));
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(folder.resolve("x"), channel -> {
                    throw new IllegalStateException();
                }));
        assertEquals(List.of(), files());
    }

    private IOException failure(IOException thrown) {
        return assertThrows(
                IOException.class,
                () -> AtomicFile.write(folder.resolve("x"), channel -> {
                    channel.write(ByteBuffer.wrap(new byte[10]));
                    throw thrown;
                }));
    }

    private static void assertRefused(Path file, String reason) {
        assertEquals(
                file + " cannot be written, because " + reason,
                assertThrows(UnwritableFileException.class, () -> write(file, "x"))
                        .getMessage());
    }

    private static void write(Path file, String content) throws IOException {
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
