/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The PyTorch of {@code python3}, which is asked where its module is, and does not load it. */
final class PythonInstallation {
    private static final String QUESTION =
            "import importlib.util as u; s = u.find_spec('torch'); print(s.origin if s else '')";

    private PythonInstallation() {}

    static Optional<LibtorchPlace> find(LibraryNames names) {
        String module = ask();
        if (module.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(module).resolveSibling("lib");
        return Files.isRegularFile(folder.resolve(names.file("torch_cpu")))
                ? Optional.of(new LibtorchPlace(folder, "the PyTorch of python3"))
                : Optional.empty();
    }

    /** The file of the module, or nothing if there is no Python or no PyTorch. */
    private static String ask() {
        try {
            Process python = new ProcessBuilder("python3", "-c", QUESTION)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            python.getOutputStream().close();
            String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return python.waitFor() == 0 ? answer.strip() : "";
        } catch (IOException none) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
