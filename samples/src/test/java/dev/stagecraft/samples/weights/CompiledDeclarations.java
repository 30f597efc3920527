/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import dev.stagecraft.processor.ResidualNetworkProcessor;
import dev.stagecraft.runtime.NetworkDefinition;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Declarations, compiled with the processor, and the networks that were generated for them. */
record CompiledDeclarations(ClassLoader classes) {
    private static final String PACKAGE = "declared";

    /**
     * Compiles declarations, given by the simple name of each one's interface.
     *
     * @param folder where the files go
     */
    static CompiledDeclarations of(Map<String, String> declarations, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources").resolve(PACKAGE));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        for (Map.Entry<String, String> declaration : declarations.entrySet()) {
            Files.writeString(
                    sources.resolve(declaration.getKey() + ".java"),
                    "package " + PACKAGE + ";\nimport dev.stagecraft.*;\n" + declaration.getValue() + "\n");
        }
        compile(sources, classes);
        return new CompiledDeclarations(
                new URLClassLoader(new URL[] {url(classes)}, CompiledDeclarations.class.getClassLoader()));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null);
                var found = Files.list(sources)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    diagnostics,
                    List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjectsFromPaths(found.sorted().toList()));
            task.setProcessors(List.of(new ResidualNetworkProcessor()));
            if (!task.call()) {
                List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .toList();
                throw new AssertionError(errors);
            }
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    /** The network that was generated for an interface. */
    NetworkDefinition network(String name) {
        try {
            return (NetworkDefinition) classes.loadClass(PACKAGE + "." + name + "Network")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
