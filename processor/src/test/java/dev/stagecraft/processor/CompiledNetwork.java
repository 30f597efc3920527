/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.stagecraft.runtime.NetworkDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Compiles declarations with the processor, in memory, and loads what comes out. */
public final class CompiledNetwork {
    /** What every declaration in a test begins with; the declaration's own first line is line 3. */
    private static final String HEADER = "package test;\nimport dev.stagecraft.*;\n";

    private CompiledNetwork() {}

    /** Compiles {@code test.<name>}, whose annotations and declaration are given. */
    public static Compilation compile(String name, String declaration) {
        return compile(source(name, declaration));
    }

    public static Compilation compile(JavaFileObject... sources) {
        return javac().withClasspath(CompileClassPath.FILES)
                .withProcessors(new ResidualNetworkProcessor())
                .compile(sources);
    }

    public static JavaFileObject source(String name, String declaration) {
        return JavaFileObjects.forSourceString("test." + name, HEADER + declaration);
    }

    /** The generated network of {@code test.<name>}, built from its class files. */
    public static NetworkDefinition load(String name, String declaration) {
        return load(compile(name, declaration), "test." + name + "Network");
    }

    public static NetworkDefinition load(Compilation compilation, String className) {
        if (compilation.status() == Compilation.Status.FAILURE) {
            throw new AssertionError(compilation.errors());
        }
        try {
            return (NetworkDefinition) new InMemoryLoader(compilation)
                    .loadClass(className)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of every generated source and resource, by file name. */
    public static Map<String, String> generatedTexts(Compilation compilation) {
        return Stream.concat(
                        compilation.generatedSourceFiles().stream(),
                        compilation.generatedFiles().stream()
                                .filter(file -> file.getKind() == JavaFileObject.Kind.OTHER))
                .collect(Collectors.toMap(
                        file -> file.getName().substring(file.getName().lastIndexOf('/') + 1), CompiledNetwork::text));
    }

    private static String text(JavaFileObject file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream stream = file.openInputStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InMemoryLoader extends ClassLoader {
        private final List<JavaFileObject> files;

        InMemoryLoader(Compilation compilation) {
            super(CompiledNetwork.class.getClassLoader());
            files = compilation.generatedFiles();
        }

        private byte[] find(String path) {
            return files.stream()
                    .filter(file -> file.getName().equals("/CLASS_OUTPUT/" + path))
                    .findFirst()
                    .map(CompiledNetwork::bytes)
                    .orElse(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = find(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            byte[] bytes = find(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        }
    }
}
