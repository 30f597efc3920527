/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkDefinition;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * What Eclipse's compiler makes of source files, in a folder. An exception of a processor, which it swallows into a problem
 * without a place, fails the test whatever else it asks.
 *
 * @param printed what the compiler wrote by itself, not through its problems
 */
record EclipseCompilation(Path folder, boolean succeeded, List<Problem> problems, String printed) {
    /** What Eclipse's compiler says of an exception in a processor or in itself. */
    private static final String FAULT = "Internal compiler error";

    /**
     * One problem.
     *
     * @param marked the characters of the source that are underlined; empty where the problem has no place
     */
    record Problem(Diagnostic.Kind kind, String file, long line, long column, String marked, String message) {}

    /** Compiles the files, whose names lead them: {@code //Net.java}, a new line, the text. */
    static EclipseCompilation of(Path folder, List<Processor> processors, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            String name = source.substring(2, source.indexOf('\n'));
            files.add(Files.writeString(folder.resolve(name), source));
        }
        Path output = Files.createDirectories(folder.resolve("output"));
        List<String> options = List.of("--release", "17", "-d", output.toString(), "-s", output.toString());
        List<Problem> problems = new ArrayList<>();
        StringWriter printed = new StringWriter();
        JavaCompiler compiler = new EclipseCompiler();
        boolean succeeded;
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            manager.setLocation(StandardLocation.CLASS_PATH, classPath());
            JavaCompiler.CompilationTask task = compiler.getTask(
                    printed,
                    manager,
                    problem -> problems.add(problem(problem)),
                    options,
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(processors);
            succeeded = task.call();
        }
        String text = printed.toString();
        assertTrue(!text.contains(FAULT) && !problems.toString().contains(FAULT), () -> text + problems);
        return new EclipseCompilation(output, succeeded, List.copyOf(problems), text);
    }

    /** The network of a generated class, whose files stay where they are. */
    NetworkDefinition load(String className) throws IOException, ReflectiveOperationException {
        assertTrue(succeeded, problems::toString);
        URL[] classes = {folder.toUri().toURL()};
        // Not closed: the network reads its table when it is asked for it.
        return (NetworkDefinition) new URLClassLoader(classes, EclipseCompilation.class.getClassLoader())
                .loadClass(className)
                .getConstructor()
                .newInstance();
    }

    /** The names of all files that were written. */
    List<String> written() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<File> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList();
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> problem) {
        JavaFileObject file = problem.getSource();
        String name = "";
        String marked = "";
        if (file != null) {
            name = Path.of(file.toUri()).getFileName().toString();
            marked = marked(file, (int) problem.getStartPosition(), (int) problem.getEndPosition());
        }
        return new Problem(
                problem.getKind(),
                name,
                problem.getLineNumber(),
                problem.getColumnNumber(),
                marked,
                problem.getMessage(Locale.ROOT));
    }

    private static String marked(JavaFileObject file, int start, int end) {
        try {
            return Files.readString(Path.of(file.toUri())).substring(start, end + 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
