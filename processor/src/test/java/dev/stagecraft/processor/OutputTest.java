/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the output of a compilation cannot be what it must: a full disk, a name too long, an older Java. */
class OutputTest {
    private static final String NET = """
            import dev.stagecraft.*;
            @ResidualNetwork @Input(height = 32, width = 32)
            @ResidualStage(filters = 8, blocks = 1)
            @Head(classes = 10)
            interface %s {}
            """;

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void outputFolder() throws IOException {
        output = Files.createDirectory(folder.resolve("output"));
    }

    @Test
    void fullDisk() throws IOException {
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
            compile(new FullDisk(files), source("Net"));
        }
        assertEquals(
                "2:1 [output/not-written] The class of Net must be written to "
                        + output.resolve("NetNetwork.java")
                        + ", which failed: No space left on device. Mend that, and compile again.",
                errors().get(0));
        assertEquals(List.of(), generated());
    }

    /** 252 letters are a file name, and more than 255 none. */
    @ParameterizedTest
    @ValueSource(ints = {240, 245})
    void nameThatIsTooLong(int letters) throws IOException {
        String name = "N".repeat(letters);
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
            compile(files, source(name));
        }
        assertEquals(1, errors().size(), errors()::toString);
        assertTrue(
                errors().get(0).startsWith("2:1 [output/not-written] The class of " + name + " must be written to "));
        assertTrue(errors().get(0).contains(name + "Network.layers.tsv, which failed: "));
        assertEquals(List.of(), generated());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 16})
    void olderJava(int release) throws IOException {
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
            compile(files, source("Net"), "--release", String.valueOf(release));
        }
        assertEquals(
                List.of("-1:-1 [option/old-java] The networks of this module are compiled as Java " + release
                        + ", but it must be 17 or newer for what is generated. Set --release 17: <release> in Maven,"
                        + " options.release in Gradle."),
                errors());
        assertEquals(List.of(), generated());
    }

    private Path source(String name) throws IOException {
        return Files.writeString(folder.resolve("Source.java"), String.format(NET, name));
    }

    private void compile(javax.tools.JavaFileManager files, Path source, String... options) throws IOException {
        List<String> all = Stream.concat(
                        Stream.of("-d", output.toString(), "-classpath", System.getProperty("java.class.path")),
                        Stream.of(options))
                .toList();
        try (StandardJavaFileManager sources = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    null, files, diagnostics, all, null, sources.getJavaFileObjects(new File(source.toString())));
            task.setProcessors(List.of(new ResidualNetworkProcessor()));
            assertFalse(task.call());
        }
    }

    /** With their places. */
    private List<String> errors() {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(error ->
                        error.getLineNumber() + ":" + error.getColumnNumber() + " " + error.getMessage(Locale.ROOT))
                .toList();
    }

    private List<Path> generated() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A disk on which the first 500 characters of a source find room. */
    private static final class FullDisk extends ForwardingJavaFileManager<StandardJavaFileManager> {
        FullDisk(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
            JavaFileObject file = super.getJavaFileForOutput(
                    location == StandardLocation.SOURCE_OUTPUT ? StandardLocation.CLASS_OUTPUT : location,
                    className,
                    kind,
                    sibling);
            return new ForwardingJavaFileObject<>(file) {
                @Override
                public Writer openWriter() throws IOException {
                    return new FilterWriter(super.openWriter()) {
                        @Override
                        public void write(String text, int from, int length) throws IOException {
                            super.write(text, from, 500);
                            throw new IOException("No space left on device");
                        }
                    };
                }
            };
        }
    }
}
