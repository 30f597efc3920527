/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.processor.CompileClassPath;
import dev.stagecraft.processor.ResidualNetworkProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A compilation in memory. Unlike that of {@code compile-testing} it shows what was generated also where there were errors,
 * and never holds a diagnostic back because there are many.
 *
 * @param written what the compiler and the processor wrote, by path: {@code p1/NetNetwork.java}
 */
record InMemory(List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> written) {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Of all compilations: to open the jars takes as long as a small compilation. */
    private static final JavaFileManager CLASS_PATH = classPath();

    /** Ten times what the largest takes, so that only what hardly ends, or counts up or down to a number, takes more. */
    private static final long STEPS = 400_000_000;

    /** The processor's classes, whose work is counted. */
    private static final ClassLoader PRODUCT = new CountingLoader(name ->
            name.startsWith("dev.stagecraft.processor.") && !name.startsWith("dev.stagecraft.processor.property."));

    /**
     * Compiles with the processor.
     *
     * @throws AssertionError if that takes the processor more {@link Steps} than any source should
     */
    static InMemory process(Stream<JavaFileObject> sources, String... options) {
        return Steps.atMost(STEPS, () -> compile(sources, List.of(processor()), options));
    }

    private static Processor processor() {
        try {
            return (Processor) PRODUCT.loadClass(ResidualNetworkProcessor.class.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Compiles without any processor. */
    static InMemory compile(Stream<JavaFileObject> sources, String... options) {
        return compile(sources, List.of(), options);
    }

    private static InMemory compile(Stream<JavaFileObject> sources, List<Processor> processors, String... options) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Files files = new Files(CLASS_PATH);
        List<String> all = Stream.concat(Stream.of("-Xmaxerrs", "1000000", "-Xmaxwarns", "1000000"), Stream.of(options))
                .toList();
        JavaCompiler.CompilationTask task =
                COMPILER.getTask(new StringWriter(), files, diagnostics, all, null, sources.toList());
        task.setProcessors(processors);
        task.call();
        Map<String, byte[]> written = new LinkedHashMap<>();
        files.written.forEach((path, file) -> written.put(path, file.bytes.toByteArray()));
        return new InMemory(diagnostics.getDiagnostics(), written);
    }

    private static JavaFileManager classPath() {
        StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            manager.setLocation(StandardLocation.CLASS_PATH, CompileClassPath.FILES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manager;
    }

    /** A source file. */
    static JavaFileObject source(String path, String text) {
        return new Text(path, text);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(uri(path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String path, Kind kind) {
            super(uri(path), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static URI uri(String path) {
        return URI.create("memory:///"
                + java.net.URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/"));
    }

    /** Keeps what is written in memory. */
    private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> written = new LinkedHashMap<>();

        Files(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return output(className.replace('.', '/') + kind.extension, kind);
        }

        @Override
        public FileObject getFileForOutput(
                Location location, String packageName, String relativeName, FileObject sibling) {
            String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
            return output(folder + relativeName, JavaFileObject.Kind.OTHER);
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return a.toUri().equals(b.toUri());
        }

        private Output output(String path, JavaFileObject.Kind kind) {
            Output output = new Output(path, kind);
            written.put(path, output);
            return output;
        }
    }
}
