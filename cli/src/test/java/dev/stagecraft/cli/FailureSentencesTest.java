/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.fault.UnsupportedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;

/** What is said of a failure, and to whom it belongs. */
class FailureSentencesTest {
    private final StringWriter errors = new StringWriter();
    private final CommandLine command = new CommandLine(new Sample()).setErr(new PrintWriter(errors, true));

    @Command(name = "sample")
    private static final class Sample {}

    @Test
    void ownSentencesAreTheUsers() {
        assertEquals(FailureSentences.FAILED, explain(new IOException("a.zip is damaged."), false));
        assertEquals(
                FailureSentences.FAILED,
                explain(new IllegalArgumentException("groups is 0; it must be at least 1."), false));
        assertEquals(
                FailureSentences.FAILED,
                explain(new UncheckedIOException(new IOException("b.zip is damaged.")), false));
        assertEquals(
                "a.zip is damaged.\ngroups is 0; it must be at least 1.\nb.zip is damaged.\n",
                errors.toString().replace("\r", ""));
    }

    @Test
    void filesAreNamedInSentences() {
        explain(new NoSuchFileException("a.zip"), false);
        explain(new AccessDeniedException("b.zip"), false);
        explain(new FileSystemException("c.zip", null, "No space left on device"), false);
        explain(new NoSuchFileException("d.onnx", null, "d.onnx does not exist; write it with Export.onnx."), false);
        assertEquals(
                List.of(
                        "a.zip does not exist: check the path.",
                        "b.zip may not be read or written: check its permissions.",
                        "c.zip cannot be used, because there is no room left on the disk: make room, or choose another"
                                + " folder.",
                        "d.onnx does not exist; write it with stagecraft export."),
                errors.toString().lines().toList());
    }

    @Test
    void whatASystemSaysIsExplained() {
        assertEquals(FailureSentences.FAILED, explain(new IOException("No space left on device"), false));
        assertEquals(
                FailureSentences.FAILED, explain(new FileSystemException("x.zip", null, "File name too long"), false));
        assertEquals(FailureSentences.FAILED, explain(new IOException("Input/output error"), false));
        assertEquals(
                List.of(
                        "A file cannot be read or written, because there is no room left on the disk: make room, or choose"
                                + " another folder.",
                        "x.zip cannot be used, because its name is too long: choose a shorter one.",
                        "A file cannot be read or written, because the system says \"Input/output error\": try again, or"
                                + " choose another folder."),
                errors.toString().lines().toList());
    }

    /** A network of the class path that calls what this version has no more; within this program it is a fault. */
    @Test
    void classesOfOtherVersionsAreCompiledAnew() {
        Error missing = new NoSuchMethodError("'int NetworkOptions.gone()'");
        missing.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("com.acme.NetNetwork", "create", null, 1)});
        assertEquals(FailureSentences.FAILED, explain(new ExecutionException(command, "", missing), false));
        assertEquals(
                List.of(
                        "com.acme.NetNetwork was compiled with another version of Stagecraft: compile it with this one."),
                errors.toString().lines().toList());
        missing.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("dev.stagecraft.cli.Stagecraft", "main", null, 1)});
        assertEquals(FailureSentences.FAULT, explain(new ExecutionException(command, "", missing), false));
    }

    @Test
    void aPrintThatCannotBeWrittenIsAFailure() {
        command.setOut(new PrintWriter(new StringWriter()));
        command.getOut().println("whole");
        assertEquals(0, FailureSentences.requirePrinted(command, 0));
        command.setOut(new PrintWriter(new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("No space left on device");
            }
        }));
        command.getOut().println("half");
        assertEquals(FailureSentences.FAILED, FailureSentences.requirePrinted(command, 0));
        assertContains(errors.toString(), "could not be written to its end: make room on the disk");
    }

    @Test
    void tooLittleMemoryIsTheUsers() {
        ExecutionException failure = new ExecutionException(command, "failed", new OutOfMemoryError("Java heap space"));
        assertEquals(FailureSentences.FAILED, explain(failure, false));
        assertContains(errors.toString(), "not enough memory (Java heap space)", "--batch-size", "-Xmx8g");
        RuntimeException wrapped = new RuntimeException("Error during forward pass", new OutOfMemoryError("native"));
        assertEquals(FailureSentences.FAILED, explain(wrapped, false));
    }

    /** What tells is the type alone, wherever it was thrown. */
    @Test
    void otherFaultsAreOurs() {
        for (Exception fault : List.of(
                new NumberFormatException("bad"), new IllegalStateException("bad"), new NullPointerException())) {
            assertEquals(FailureSentences.FAULT, explain(fault, false));
        }
        assertEquals(3, errors.toString().lines().count(), errors.toString());
        assertContains(
                errors.toString(),
                "This is a fault of stagecraft, not of yours: java.lang.IllegalStateException: bad. ",
                "--stacktrace");
    }

    @Test
    void whatAMachineCannotDoIsNoFaultOfOurs() {
        assertEquals(
                FailureSentences.FAILED,
                explain(new UnsupportedException("The device is GPU, and there is none."), false));
        assertEquals(
                List.of("The device is GPU, and there is none."),
                errors.toString().lines().toList());
    }

    @Test
    void aStackTraceIsPrintedOnRequestOnly() {
        explain(new IllegalStateException("bad"), true);
        assertContains(errors.toString(), "at dev.stagecraft.cli.FailureSentencesTest.");
    }

    @Test
    void theOptionBelongsToEveryCommand() {
        Run run = Run.of("weights", "list", "missing.safetensors", "--stacktrace");
        assertEquals(FailureSentences.FAILED, run.exitCode());
        assertContains(run.err(), "missing.safetensors does not exist", "at dev.stagecraft.weights.");
    }

    private int explain(Exception failure, boolean stackTrace) {
        return FailureSentences.explain(failure, command, stackTrace);
    }
}
