/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** One run of the program in this process, and what it printed. */
record Run(int exitCode, String out, String err) {
    static Run of(Object... arguments) {
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            CommandLine program = Stagecraft.commandLine();
            program.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            program.setErr(new PrintWriter(errors, true));
            int exitCode = program.execute(
                    Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
            return new Run(exitCode, bytes.toString(StandardCharsets.UTF_8), errors.toString());
        } finally {
            System.setOut(standardOutput);
        }
    }

    /** What a run printed that must succeed. */
    static String ok(Object... arguments) {
        Run run = of(arguments);
        assertEquals(0, run.exitCode, run.err);
        return run.out;
    }

    /** The one sentence of a run that must fail because of the user. */
    static String failure(Object... arguments) {
        Run run = of(arguments);
        assertEquals(FailureSentences.FAILED, run.exitCode, run.out + run.err);
        assertEquals(1, run.err.lines().count(), run.err);
        assertTrue(run.err.strip().endsWith("."), run.err);
        return run.err;
    }
}
