/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * PyTorch in Python, with channels last and its fused optimizer: {@code peers/residual.py}.
 *
 * @param python the command of a Python that has torch
 * @param peers the folder of the script
 * @param mode whether it is compiled
 */
record TorchContender(String python, Path peers, Mode mode) implements Contender {
    /** How PyTorch goes through the network. */
    enum Mode {
        /** Operation by operation. */
        EAGER,
        /** Through {@code torch.compile}, which needs a C++ compiler. */
        COMPILED
    }

    /** Of the system properties {@code python} and {@code peers}. */
    static TorchContender ofProperties(Mode mode) {
        return new TorchContender(
                System.getProperty("python", "python3"),
                Path.of(System.getProperty("peers", "benchmarks/peers")),
                mode);
    }

    @Override
    public String title() {
        return mode == Mode.EAGER ? "torch" : "compiled-torch";
    }

    /** The folder of its libtorch, so that both sides of a row compute with the same one; empty if Python has none. */
    Optional<Path> libtorch() {
        try {
            Process process = new ProcessBuilder(python, "-c", "import torch; print(torch.__file__)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String module = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return module.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(module).resolveSibling("lib"));
        } catch (IOException noPython) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> command(Task task) {
        if (!task.kind().isTraining()) {
            throw task.unknownTo(title());
        }
        List<String> command =
                new ArrayList<>(List.of(python, peers.resolve("residual.py").toString()));
        command.addAll(task.arguments());
        command.add(mode.name().toLowerCase(Locale.ROOT));
        return command;
    }
}
