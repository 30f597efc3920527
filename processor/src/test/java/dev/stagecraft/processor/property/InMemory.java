package dev.stagecraft.processor.property;

import dev.stagecraft.processor.ResidualNetworkProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A compilation in memory. Unlike that of {@code compile-testing} it shows what was generated also where there were errors,
 * and never holds a diagnostic back because there are many.
 *
 * @param written what the compiler and the processor wrote, by path: {@code p1/NetNetwork.java}
 */
record InMemory(List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> written) {
    /** Jars whose manifests name jars that do not exist, which {@code -Xlint:path} reports; compiling needs neither. */
    private static final List<String> FAULTY_MANIFESTS = List.of("jna", "openblas");

    private static final String CLASSPATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> new File(path).exists())
            .filter(path -> FAULTY_MANIFESTS.stream().noneMatch(new File(path).getName()::startsWith))
            .collect(Collectors.joining(File.pathSeparator));

    /** Compiles with the processor. */
    static InMemory process(Stream<JavaFileObject> sources, String... options) {
        return compile(sources, List.of(new ResidualNetworkProcessor()), options);
    }

    /** Compiles without any processor. */
    static InMemory compile(Stream<JavaFileObject> sources, String... options) {
        return compile(sources, List.of(), options);
    }

    private static InMemory compile(
            Stream<JavaFileObject> sources, List<ResidualNetworkProcessor> processors, String... options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (Files files =
                new Files(compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
            List<String> all = Stream.concat(
                            Stream.of("-classpath", CLASSPATH, "-Xmaxerrs", "1000000", "-Xmaxwarns", "1000000"),
                            Stream.of(options))
                    .toList();
            JavaCompiler.CompilationTask task =
                    compiler.getTask(new StringWriter(), files, diagnostics, all, null, sources.toList());
            task.setProcessors(processors);
            task.call();
            Map<String, byte[]> written = new LinkedHashMap<>();
            files.written.forEach((path, file) -> written.put(path, file.bytes.toByteArray()));
            return new InMemory(diagnostics.getDiagnostics(), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
