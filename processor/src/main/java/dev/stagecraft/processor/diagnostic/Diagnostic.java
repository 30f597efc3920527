/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.List;
import java.util.Locale;

/**
 * One mistake.
 *
 * @param message what kind of mistake
 * @param severity what follows from it; a warning may have been made an error
 * @param origin where it is
 * @param arguments the numbers and names of the message's text
 * @param trace the shapes from the input to the mistake, a line each; empty where shapes play no part
 */
public record Diagnostic(
        Message message, Severity severity, Origin origin, List<Object> arguments, List<String> trace) {
    public Diagnostic {
        arguments = List.copyOf(arguments);
        trace = List.copyOf(trace);
    }

    /** The text as the user reads it, without its place; javac indents all lines but the first. */
    public String text() {
        StringBuilder text = new StringBuilder("[" + message.id() + "] ");
        text.append(String.format(Locale.ROOT, message.text(), arguments.toArray()));
        trace.forEach(line -> text.append('\n').append(line));
        return text.toString();
    }
}
