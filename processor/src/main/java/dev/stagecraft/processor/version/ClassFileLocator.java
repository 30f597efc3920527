/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import dev.stagecraft.processor.diagnostic.WrappedEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Finds the class files of types that are not compiled from source. */
final class ClassFileLocator {
    private final ProcessingEnvironment environment;

    /** A build tool's environment may forbid to read files. It knows the class path, and compiles again if that changes. */
    ClassFileLocator(ProcessingEnvironment environment) {
        this.environment = WrappedEnvironment.javac(environment).orElse(environment);
    }

    /** The content of a type's class file, where this compiler lets processors see it. */
    Optional<byte[]> find(TypeElement type) {
        return file(type)
                .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                .map(FileObject.class::cast)
                .or(() -> onClassPath(type))
                .flatMap(ClassFileLocator::content);
    }

    /** With a method of the standard API that came with Java 18. */
    private Optional<JavaFileObject> file(TypeElement type) {
        try {
            return Optional.ofNullable((JavaFileObject) Elements.class
                    .getMethod("getFileObjectOf", Element.class)
                    .invoke(environment.getElementUtils(), type));
        } catch (ReflectiveOperationException olderOrOther) {
            return Optional.empty();
        }
    }

    private Optional<FileObject> onClassPath(TypeElement type) {
        String name = environment.getElementUtils().getBinaryName(type).toString();
        int dot = name.lastIndexOf('.');
        try {
            return Optional.ofNullable(environment
                    .getFiler()
                    .getResource(
                            StandardLocation.CLASS_PATH,
                            name.substring(0, Math.max(0, dot)),
                            name.substring(dot + 1) + JavaFileObject.Kind.CLASS.extension));
        } catch (IOException | RuntimeException e) {
            // It is on the module path, or this compiler has no such place.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> content(FileObject file) {
        try (InputStream content = file.openInputStream()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
