/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import dev.stagecraft.cli.network.UnknownNetworkException;
import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.file.WriteFailure;
import dev.stagecraft.runtime.training.DivergenceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
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
final class FailureSentences {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int FAULT = 3;

    private static final String OWN_CODE = "dev.stagecraft.";

    private FailureSentences() {}

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
        Optional<String> renamed = FormerWords.sentence(mistake);
        errors.println(
                renamed.orElseGet(() -> NumberWords.of(mistake.getMessage().replaceFirst("^Error: ", ""))));
        if (renamed.isEmpty()) {
            UnmatchedArgumentException.printSuggestions(mistake, errors);
        }
        errors.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }

    /** Explains a command that could not do its work. */
    static int explain(Exception failure, CommandLine command, boolean stackTrace) {
        Throwable cause = failure instanceof ExecutionException || failure instanceof UncheckedIOException
                ? failure.getCause()
                : failure;
        Optional<String> sentence = sentence(cause).map(OptionWords::of);
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
        if (root instanceof IncompatibleClassChangeError && isOfOthers(root)) {
            return Optional.of(root.getStackTrace()[0].getClassName()
                    + " was compiled with another version of Stagecraft: compile it with this one.");
        }
        return isExplained(cause) ? Optional.of(explained(cause)) : Optional.empty();
    }

    /** Whether it came from a class that is not in this program, but on the class path that it was given. */
    private static boolean isOfOthers(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return frames.length > 0 && !frames[0].getClassName().startsWith(OWN_CODE);
    }

    /**
     * What is wrong with a file or a disk, an argument, a training's numbers, and what this machine cannot do are for a user to mend; all
     * else is ours.
     */
    private static boolean isExplained(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof UnsupportedException
                || cause instanceof DivergenceException
                || cause instanceof UnknownNetworkException
                || cause instanceof InvalidPathException
                || cause.getClass() == IllegalArgumentException.class;
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

    /** Java gives these no more than the file's name; our own have a sentence for a reason. */
    private static String sentence(FileSystemException fault) {
        String file = String.valueOf(fault.getFile());
        boolean isOfJava = fault.getReason() == null;
        if (!isOfJava && (fault instanceof NoSuchFileException || fault instanceof AccessDeniedException)) {
            return fault.getReason();
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
        return isOfJava
                ? file + " cannot be used (" + fault.getClass().getSimpleName() + "): check the path."
                : sentence(file + " cannot be used", WriteFailure.of(fault));
    }
}
