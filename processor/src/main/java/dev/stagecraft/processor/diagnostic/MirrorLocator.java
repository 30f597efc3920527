/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Finds places through the standard API, for compilers other than javac. Eclipse's marks the attribute's name, {@code
 * height} of {@code height = 0}, of an annotation in an annotation or in a container too.
 */
final class MirrorLocator implements SourceLocator {
    private final ProcessingEnvironment environment;

    MirrorLocator(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public boolean print(Kind kind, String text, TypeElement compiled, Origin origin) {
        List<AnnotationMirror> written = compiled.getAnnotationMirrors().stream()
                .flatMap(mirror -> Stream.concat(Stream.of(mirror), contained(mirror)))
                .filter(mirror -> isOf(origin.annotation(), mirror))
                .toList();
        if (origin.index() >= written.size()) {
            return false;
        }
        print(kind, text, compiled, written.get(origin.index()), origin.path());
        return true;
    }

    /** The annotations that stand in a container, which the compiler makes where one is repeated. */
    private static Stream<AnnotationMirror> contained(AnnotationMirror container) {
        return container.getElementValues().values().stream()
                .flatMap(value -> value.getValue() instanceof List<?> values ? values.stream() : Stream.empty())
                .map(value -> ((AnnotationValue) value).getValue())
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast);
    }

    private static boolean isOf(String name, AnnotationMirror mirror) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        return type.getQualifiedName().contentEquals(name);
    }

    /** On the attribute; on the annotation, where the attribute was left at its default. */
    private void print(Kind kind, String text, TypeElement compiled, AnnotationMirror mirror, List<String> path) {
        Optional<AnnotationValue> value = path.isEmpty() ? Optional.empty() : value(mirror, path.get(0));
        if (value.isEmpty()) {
            environment.getMessager().printMessage(kind, text, compiled, mirror);
        } else if (value.get().getValue() instanceof AnnotationMirror nested) {
            print(kind, text, compiled, nested, path.subList(1, path.size()));
        } else {
            environment.getMessager().printMessage(kind, text, compiled, mirror, value.get());
        }
    }

    private static Optional<AnnotationValue> value(AnnotationMirror mirror, String attribute) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(attribute)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
