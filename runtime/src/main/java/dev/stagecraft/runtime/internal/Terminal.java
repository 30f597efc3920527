/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.internal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Whether a person watches, or a file or another program takes the output. */
public final class Terminal {
    private Terminal() {}

    /** {@return standard error, if a person watches it on a terminal that can move its cursor} */
    public static Optional<PrintStream> find() {
        Console console = System.console();
        boolean watched = console != null && !"dumb".equals(System.getenv("TERM")) && isTerminal(console);
        return watched ? Optional.of(System.err) : Optional.empty();
    }

    /** From Java 22 on, there may be a console without a terminal, and {@code isTerminal} tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
