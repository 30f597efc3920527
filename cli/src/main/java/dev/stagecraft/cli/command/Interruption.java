/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Says how to go on, if the program is told to stop (Ctrl-C, SIGTERM) while a training runs. */
final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption of(Optional<Path> checkpoints, PrintWriter errors) {
        Thread hook = new Thread(() -> {
            errors.println(
                    checkpoints
                            .map(Interruption::advice)
                            .orElse(
                                    "Stopped, and nothing was saved: with --checkpoints DIR the same command would go on where it was."));
            errors.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    private static String advice(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            boolean isThere = files.anyMatch(file -> file.toString().endsWith(".zip"));
            return isThere
                    ? "Stopped: the same command goes on from the newest checkpoint in " + folder + "."
                    : "Stopped before the first checkpoint in " + folder
                            + ": the same command starts from the beginning.";
        } catch (IOException e) {
            return "Stopped: the same command goes on from the newest checkpoint in " + folder + ", if there is one.";
        }
    }

    /** The training ended, well or not. */
    void ended() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, and the sentence is said.
        }
    }
}
