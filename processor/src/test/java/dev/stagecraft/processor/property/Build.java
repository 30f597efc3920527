/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.runtime.NetworkDefinition;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Declarations and the code that was generated for them, compiled with all warnings, and loaded. */
final class Build extends ClassLoader {
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
    private final Map<String, byte[]> files = new HashMap<>();

    private Build(List<Review> reviews) {
        super(Build.class.getClassLoader());
        InMemory compilation =
                InMemory.compile(reviews.stream().flatMap(Build::sources), "-proc:none", "-Xlint:all", "-Werror");
        diagnostics = compilation.diagnostics();
        reviews.forEach(review -> files.putAll(review.files()));
        files.putAll(compilation.written());
    }

    static Build of(List<Review> reviews) {
        return new Build(reviews);
    }

    private static Stream<JavaFileObject> sources(Review review) {
        return Stream.concat(
                Stream.of(review.declaration().file()),
                review.files().entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".java"))
                        .map(file ->
                                InMemory.source(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8))));
    }

    List<Diagnostic<? extends JavaFileObject>> diagnostics() {
        return diagnostics;
    }

    /** The generated network of the last of a declaration's interfaces. */
    NetworkDefinition load(Declaration declaration) {
        String className = declaration.classes().get(declaration.classes().size() - 1);
        try {
            return (NetworkDefinition) loadClass(declaration.packageName() + "." + className)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new AssertionError(declaration.toString(), e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
