/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Letters beyond ASCII in a locale that has none ({@code LC_ALL=POSIX}), as containers often have it. */
final class Letters {
    private Letters() {}

    /** Such a locale says nothing of who reads what is printed: it is UTF-8, as in JSON. */
    static CommandLine print(CommandLine program) {
        if (!isAscii(System.getProperty("native.encoding", ""))) {
            return program;
        }
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        return program.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private static boolean isAscii(String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.US_ASCII);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The JVM has decoded the command line before it asks anyone, and put signs for what the locale does not have. */
    static ITypeConverter<Path> paths() {
        return text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + text + "' is no path in this locale ("
                        + System.getProperty("sun.jnu.encoding")
                        + "): if it has letters beyond ASCII, set LC_ALL=C.UTF-8.");
            }
        };
    }
}
