/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.stagecraft.processor.diagnostic.WrappedEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** The folder of the module that is compiled: where the build file is, above the source. */
final class ModuleFolder {
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "BUILD", "BUILD.bazel", "build.sbt");

    private ModuleFolder() {}

    /** The folder; the working folder, where there is none above a source that is a file. */
    static Path of(TypeElement type, ProcessingEnvironment environment) {
        return below(type, environment).stream()
                .flatMap(file -> Stream.iterate(file, above -> above != null, Path::getParent))
                .filter(folder -> BUILD_FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name))))
                .findFirst()
                .orElse(Path.of(""));
    }

    /** A file in the module: the source, or with another compiler than javac what a class would be. */
    private static Optional<Path> below(TypeElement type, ProcessingEnvironment environment) {
        return WrappedEnvironment.javac(environment)
                .map(javac -> source(type, javac))
                .orElseGet(() -> output(environment));
    }

    private static Optional<Path> source(TypeElement type, ProcessingEnvironment javac) {
        return Optional.ofNullable(Trees.instance(javac).getPath(type))
                .map(TreePath::getCompilationUnit)
                .flatMap(unit -> file(unit.getSourceFile().toUri()));
    }

    private static Optional<Path> output(ProcessingEnvironment environment) {
        try {
            return file(environment
                    .getFiler()
                    .getResource(StandardLocation.CLASS_OUTPUT, "", "module")
                    .toUri());
        } catch (IOException | RuntimeException e) {
            // This compiler has no such place.
            return Optional.empty();
        }
    }

    private static Optional<Path> file(URI uri) {
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri).toAbsolutePath()) : Optional.empty();
    }
}
