/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In JVMs of their own, without the jars on their class path, where {@code python3} is what the test puts there. */
class MissingLibtorchTest {

    @TempDir
    private Path folder;

    /** Prints where libtorch is, or what is wrong. */
    static final class Finding {
        private Finding() {}

        public static void main(String[] arguments) {
            try {
                System.out.print(LibtorchFinder.find());
            } catch (UnusableLibtorchException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void withoutPythonThereIsNone() throws Exception {
        assertEquals(missing(), find());
    }

    @Test
    void aPythonWithoutPyTorchHasNone() throws Exception {
        python("echo");
        assertEquals(missing(), find());
    }

    @Test
    void aPythonThatFailsHasNone() throws Exception {
        python("echo /somewhere/torch/__init__.py; exit 1");
        assertEquals(missing(), find());
    }

    /** It is asked for the module's file, and has its libraries beside it. */
    @Test
    void thePyTorchOfPythonIsFound() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("torch").resolve("lib"));
        Files.createFile(lib.resolve(LibraryNames.here().file("torch_cpu")));
        python("echo " + folder.resolve("torch").resolve("__init__.py"));
        assertEquals(lib + " (the PyTorch of python3)", find());
    }

    private static String missing() {
        return "There is no libtorch: install it with `pip install torch`, add the jars org.bytedeco:pytorch and"
                + " org.bytedeco:openblas for " + LibraryNames.here().platform()
                + " to the class path, or name its folder with -Dstagecraft.libtorch.";
    }

    private void python(String script) throws IOException {
        Path python = Files.writeString(folder.resolve("python3"), "#!/bin/sh\n" + script + "\n");
        python.toFile().setExecutable(true);
    }

    private String find() throws IOException, InterruptedException {
        Path classes = Path.of(System.getProperty("basedir"), "target", "classes");
        Path tests = Path.of(System.getProperty("basedir"), "target", "test-classes");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes + System.getProperty("path.separator") + tests,
                Finding.class.getName());
        Map<String, String> environment = java.environment();
        environment.put("PATH", folder.toString());
        Process process = java.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
