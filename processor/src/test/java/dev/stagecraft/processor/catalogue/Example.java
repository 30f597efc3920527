/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import static java.util.stream.Collectors.joining;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.stagecraft.processor.CompileClassPath;
import dev.stagecraft.processor.ResidualNetworkProcessor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A source file of the documentation, {@code Net.java}, with the options that it is compiled with.
 *
 * <p>As text it is the options, a line each, and then the source. The import of the language stands before the source's first
 * line, on the same line, so that places are those that a reader counts.
 */
record Example(List<String> options, String source) {
    private static final String IMPORT = "import dev.stagecraft.*; ";

    static Example of(String text) {
        return new Example(
                text.lines().takeWhile(line -> line.startsWith("-A")).toList(),
                text.lines().dropWhile(line -> line.startsWith("-A")).collect(joining("\n")));
    }

    String text() {
        return options.isEmpty() ? source : String.join("\n", options) + "\n" + source;
    }

    Compilation compile() {
        return compile(new ResidualNetworkProcessor());
    }

    Compilation compile(Processor processor) {
        return Compiler.javac()
                .withClasspath(CompileClassPath.FILES)
                .withOptions(options)
                .withProcessors(processor)
                .compile(JavaFileObjects.forSourceString("Net", IMPORT + source));
    }

    /** What the compiler says about it, in the order of the places. */
    String printed() {
        return compile().diagnostics().stream()
                .sorted(Comparator.comparingLong(Diagnostic::getLineNumber))
                .map(Example::printed)
                .collect(joining("\n"));
    }

    private static String printed(Diagnostic<? extends JavaFileObject> diagnostic) {
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        String text = diagnostic.getMessage(Locale.ROOT);
        if (diagnostic.getPosition() == Diagnostic.NOPOS) {
            return kind + ": " + text;
        }
        long line = diagnostic.getLineNumber();
        long column = diagnostic.getColumnNumber() - (line == 1 ? IMPORT.length() : 0);
        return "Net.java:" + line + ":" + column + ": " + kind + ": " + text;
    }
}
