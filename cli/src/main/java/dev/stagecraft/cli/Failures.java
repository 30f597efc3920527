/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.runtime.backend.UnsupportedBackendException;
import dev.stagecraft.runtime.file.WriteFailure;
import dev.stagecraft.runtime.serving.UnsupportedRuntimeException;
import dev.stagecraft.runtime.training.DivergenceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a failure is called, and its exit code: a sentence for what a user can mend, and an admission for anything else. */
final class Failures {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int FAULT = 3;

    private static final String OWN_CODE = "dev.stagecraft.";

    private Failures() {}

    /** Runs a command. Picocli hands on exceptions only, and a batch that is too large is an error to Java. */
    static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError | LinkageError e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), e.toString(), e);
        }
    }

    /** A writer keeps to itself that a disk is full, and half a table must not look like a whole one. */
    static int requirePrinted(CommandLine program, int exitCode) {
        if (!program.getOut().checkError()) {
            return exitCode;
        }
        program.getErr()
                .println("What was to be printed could not be written to its end: make room on the disk, or let the"
                        + " program that reads it read all of it.");
        return Math.max(exitCode, FAILED);
    }

    /** Explains a command line that cannot be read. */
    static int wrongUsage(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter errors = command.getErr();
        errors.println(mistake.getMessage().replaceFirst("^Error: ", ""));
        UnmatchedArgumentException.printSuggestions(mistake, errors);
        errors.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }

    /** Explains a command that could not do its work. */
    static int explain(Exception failure, CommandLine command, boolean stackTrace) {
        Throwable cause = failure instanceof ExecutionException || failure instanceof UncheckedIOException
                ? failure.getCause()
                : failure;
        Optional<String> sentence = sentence(cause);
        PrintWriter errors = command.getErr();
        errors.println(sentence.orElseGet(() -> "This is a fault of stagecraft, not of yours: " + root(cause)
                + (stackTrace ? "." : ". Please report it with what --stacktrace prints.")));
        if (stackTrace) {
            cause.printStackTrace(errors);
        }
        return sentence.isPresent() ? FAILED : FAULT;
    }

    private static Optional<String> sentence(Throwable cause) {
        if (cause instanceof FileSystemException fault) {
            return Optional.of(sentence(fault));
        }
        Throwable root = root(cause);
        if (root instanceof OutOfMemoryError) {
            return Optional.of(
                    "There is not enough memory (" + root.getMessage()
                            + "): use a smaller --batch-size, or give the program more, as in java -Xmx8g -jar stagecraft.jar.");
        }
        boolean isExplained = cause instanceof IOException
                || cause instanceof DivergenceException
                || cause instanceof EngineException
                || cause instanceof UnsupportedBackendException
                || cause instanceof UnsupportedRuntimeException
                || isOwn(cause);
        return isExplained ? Optional.of(explained(cause)) : Optional.empty();
    }

    /** What a system says of a disk is no sentence, and does not say what to do. */
    private static String explained(Throwable cause) {
        boolean isSentence = cause.getMessage() != null && cause.getMessage().endsWith(".");
        return cause instanceof IOException failure && !isSentence
                ? sentence("A file cannot be read or written", WriteFailure.of(failure))
                : cause.getMessage();
    }

    private static String sentence(String fault, WriteFailure failure) {
        return fault + ", because " + failure.reason() + ": " + failure.remedy() + ".";
    }

    /** Deeplearning4j wraps what it is failed by. */
    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Arguments that this project's code turns down are a user's; those that a library does are ours. */
    private static boolean isOwn(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause instanceof IllegalArgumentException
                && trace.length > 0
                && trace[0].getClassName().startsWith(OWN_CODE);
    }

    /** The messages of these are often no more than the file's name; where they are a sentence, it is enough. */
    private static String sentence(FileSystemException fault) {
        String file = String.valueOf(fault.getFile());
        if (file.endsWith(".")) {
            return file;
        }
        if (fault instanceof NoSuchFileException) {
            return file + " does not exist: check the path.";
        }
        if (fault instanceof AccessDeniedException) {
            return file + " may not be read or written: check its permissions.";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return file + " exists already: name another file.";
        }
        if (fault instanceof NotDirectoryException) {
            return file + " is a file, where a folder must be: name its folder.";
        }
        return fault.getReason() == null
                ? file + " cannot be used (" + fault.getClass().getSimpleName() + "): check the path."
                : sentence(file + " cannot be used", WriteFailure.of(fault));
    }
}
