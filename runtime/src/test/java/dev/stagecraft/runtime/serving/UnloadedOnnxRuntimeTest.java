/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A native library that does not load is an exception with one sentence, the same each time, and never an error. */
class UnloadedOnnxRuntimeTest {
    private static final String BEGINNING = "ONNX Runtime's native library cannot be loaded, because ";

    @TempDir
    private Path folder;

    /** Opens a file twice, and prints what it threw. */
    static final class Program {
        private Program() {}

        public static void main(String... arguments) throws IOException {
            for (int time = 0; time < 2; time++) {
                try (Predictor predictor = Predictor.open(Path.of(arguments[0]))) {
                    System.out.println("opened " + predictor);
                } catch (UnsupportedRuntimeException e) {
                    System.out.println("> " + e.getMessage());
                }
            }
        }
    }

    @Test
    void noTemporaryFolder() throws Exception {
        Path missing = folder.resolve("missing");
        assertSentence(
                "the folder " + missing
                        + ", into which it is unpacked, does not exist: create it, or name another with"
                        + " -Djava.io.tmpdir=DIR.",
                "-Djava.io.tmpdir=" + missing);
        Path file = Files.writeString(missing, "");
        assertSentence(
                file + " is a file, where the folder must be into which it is unpacked: name another folder with"
                        + " -Djava.io.tmpdir=DIR.",
                "-Djava.io.tmpdir=" + file);
    }

    @Test
    void noLibraryWhereItIsSaidToBe() throws Exception {
        assertSentence(
                folder
                        + " does not have it: leave the property onnxruntime.native.path away, or name a folder that has"
                        + " it.",
                "-Donnxruntime.native.path=" + folder);
        Path file = Files.writeString(folder.resolve(System.mapLibraryName("onnxruntime")), "nonsense");
        assertSentence(
                file
                        + " is no library for this machine, or not all of one: leave the property onnxruntime.native.path"
                        + " away, or name a folder that has it.",
                "-Donnxruntime.native.path=" + folder);
    }

    private void assertSentence(String expected, String option) throws Exception {
        String classPath = System.getProperty("java.class.path");
        Path model = Files.writeString(folder.resolve("model.onnx"), "");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, option));
        command.addAll(List.of(Program.class.getName(), model.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        // The JVM prints warnings of its own about what is no library.
        List<String> lines =
                printed.lines().filter(line -> line.startsWith("> ")).toList();
        assertEquals(List.of("> " + BEGINNING + expected, "> " + BEGINNING + expected), lines, printed);
    }
}
