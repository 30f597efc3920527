/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Says how to go on, if the program is told to stop (Ctrl-C, SIGTERM) while a training runs. */
final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption of(Optional<Path> checkpoints, PrintWriter errors) {
        String advice = checkpoints
                .map(folder -> "Stopped: the same command goes on from the newest checkpoint in " + folder + ".")
                .orElse(
                        "Stopped, and nothing was saved: with --checkpoints DIR the same command would go on where it was.");
        Thread hook = new Thread(() -> {
            errors.println(advice);
            errors.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
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
