/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names of files in this locale, and in one without letters beyond ASCII. */
class FileNamesTest {
    private static final List<String> NAMES = List.of("100%", "K\u00e4tzchen", "plain", "\u72ac%20x", "\ud83d\ude00");

    @TempDir
    private Path folder;

    /** Prints what a folder has in UTF-8: each path, and each name. */
    static final class Program {
        private Program() {}

        public static void main(String... arguments) throws Exception {
            try (Stream<Path> files = Files.list(Path.of("folder"))) {
                for (Path file : files.toList()) {
                    String line = FileNames.of(file) + " " + FileNames.path(file) + "\n";
                    System.out.write(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            System.out.flush();
        }
    }

    @Test
    void hereTheyAreAsTheyAre() {
        assertEquals("b.png", FileNames.of(Path.of("a", "b.png")));
        assertEquals(Path.of("/a", "b.png").toString(), FileNames.path(Path.of("/a", "b.png")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void elsewhereTheyAreDecoded() throws Exception {
        assumeTrue(
                System.getProperty("sun.jnu.encoding").equals("UTF-8"),
                "this JVM's locale has no letters beyond ASCII, so that it cannot make such a file");
        for (String name : NAMES) {
            Files.createDirectories(folder.resolve("folder").resolve(name));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                                .reduce((one, other) -> one + File.pathSeparator + other)
                                .orElseThrow(),
                        Program.class.getName())
                .directory(folder.toFile());
        builder.environment().put("LC_ALL", "POSIX");
        Process process = builder.start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .sorted()
                .toList();
        assertEquals(0, process.waitFor());
        assertEquals(
                NAMES.stream().map(name -> name + " folder/" + name).sorted().toList(), printed);
    }
}
