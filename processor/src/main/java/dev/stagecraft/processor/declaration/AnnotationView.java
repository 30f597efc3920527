/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * An annotation's values by attribute, defaults included.
 *
 * <p>Where javac could not make sense of a value ({@code filters = "many"}, or a missing one) it reports that itself;
 * reading the value then throws {@link UnreadableAnnotationException}, and Stagecraft says nothing on top.
 */
final class AnnotationView {
    private final TypeElement type;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> written;
    private final Origin origin;

    private AnnotationView(
            TypeElement type, Map<? extends ExecutableElement, ? extends AnnotationValue> written, Origin origin) {
        this.type = type;
        this.written = written;
        this.origin = origin;
    }

    static AnnotationView of(AnnotationMirror mirror, Origin origin) {
        return new AnnotationView(
                (TypeElement) mirror.getAnnotationType().asElement(), mirror.getElementValues(), origin);
    }

    /** An annotation that was not written: every attribute has its default. */
    static AnnotationView defaults(TypeElement type, Origin origin) {
        return new AnnotationView(type, Map.of(), origin);
    }

    boolean isOf(String annotation) {
        return type.getQualifiedName().contentEquals(annotation);
    }

    Origin origin() {
        return origin;
    }

    Declared<Integer> integer(String attribute) {
        return declared(attribute, Integer.class);
    }

    Declared<Long> whole(String attribute) {
        return declared(attribute, Long.class);
    }

    Declared<Boolean> flag(String attribute) {
        return declared(attribute, Boolean.class);
    }

    Declared<Double> number(String attribute) {
        return declared(attribute, Double.class);
    }

    Declared<String> text(String attribute) {
        return declared(attribute, String.class);
    }

    <E extends Enum<E>> Declared<E> constant(String attribute, Class<E> constants) {
        Declared<VariableElement> constant = declared(attribute, VariableElement.class);
        E value = Enum.valueOf(constants, constant.value().getSimpleName().toString());
        return new Declared<>(value, constant.origin(), constant.written());
    }

    Declared<List<Integer>> integers(String attribute) {
        return several(attribute, Integer.class);
    }

    Declared<List<String>> texts(String attribute) {
        return several(attribute, String.class);
    }

    Declared<List<Double>> numbers(String attribute) {
        return several(attribute, Double.class);
    }

    Declared<TypeMirror> type(String attribute) {
        return declared(attribute, TypeMirror.class);
    }

    AnnotationView annotation(String attribute, Class<?> expected) {
        Declared<AnnotationMirror> mirror = declared(attribute, AnnotationMirror.class);
        return of(required(mirror.value(), mirror.origin(), expected), mirror.origin());
    }

    List<AnnotationMirror> annotations(String attribute, Class<?> expected) {
        Declared<List<AnnotationMirror>> mirrors = several(attribute, AnnotationMirror.class);
        mirrors.value().forEach(mirror -> required(mirror, mirrors.origin(), expected));
        return mirrors.value();
    }

    /** Where an annotation of another type stands, javac reports that and gives it all the same. */
    private static AnnotationMirror required(AnnotationMirror mirror, Origin origin, Class<?> expected) {
        TypeElement actual = (TypeElement) mirror.getAnnotationType().asElement();
        if (!actual.getQualifiedName().contentEquals(expected.getCanonicalName())) {
            throw UnreadableAnnotationException.value(origin);
        }
        return mirror;
    }

    private <T> Declared<List<T>> several(String attribute, Class<T> expected) {
        Declared<?> elements = declared(attribute, List.class);
        List<T> value = ((List<?>) elements.value())
                .stream()
                        .map(element -> cast(((AnnotationValue) element).getValue(), elements.origin(), expected))
                        .toList();
        return new Declared<>(value, elements.origin(), elements.written());
    }

    private <T> Declared<T> declared(String attribute, Class<T> expected) {
        ExecutableElement method = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(candidate -> candidate.getSimpleName().contentEquals(attribute))
                .findFirst()
                .orElseThrow(() -> UnreadableAnnotationException.value(origin.attribute(attribute)));
        AnnotationValue explicit = written.get(method);
        AnnotationValue value = explicit != null ? explicit : method.getDefaultValue();
        Object content = value == null ? null : value.getValue();
        Origin place = origin.attribute(attribute);
        return new Declared<>(cast(content, place, expected), place, explicit != null);
    }

    private static <T> T cast(Object content, Origin origin, Class<T> expected) {
        if (!expected.isInstance(content)) {
            throw UnreadableAnnotationException.value(origin);
        }
        return expected.cast(content);
    }
}
