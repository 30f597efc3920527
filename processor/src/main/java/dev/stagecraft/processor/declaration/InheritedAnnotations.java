/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The annotations of an interface and its super-interfaces. The rule is that of Java's default methods: an interface
 * replaces what its super-interfaces say, and two unrelated ones that say the same are a conflict.
 */
final class InheritedAnnotations {
    private final Elements elements;
    private final TypeElement network;
    private final Origin networkOrigin;
    private final Diagnostics diagnostics;
    private final Set<TypeElement> lineage;

    InheritedAnnotations(Elements elements, TypeElement network, Origin networkOrigin, Diagnostics diagnostics) {
        this.elements = elements;
        this.network = network;
        this.networkOrigin = networkOrigin;
        this.diagnostics = diagnostics;
        this.lineage = Lineage.of(network).types();
    }

    /** The annotation in force, if any interface has it. */
    Optional<AnnotationView> find(Class<?> annotation) {
        String name = annotation.getCanonicalName();
        return declaring(List.of(name))
                .flatMap(type ->
                        mirror(type, name).map(mirror -> AnnotationView.of(mirror, Origin.of(nameOf(type), name, 0))));
    }

    /** Of annotations that stand in each other's place, those of the interface that is in force; one that has several is faulty. */
    List<AnnotationView> findOneOf(List<Class<?>> annotations) {
        List<String> names = annotations.stream().map(Class::getCanonicalName).toList();
        List<AnnotationView> views = new ArrayList<>();
        declaring(names)
                .ifPresent(type -> names.forEach(name -> mirror(type, name)
                        .map(mirror -> AnnotationView.of(mirror, Origin.of(nameOf(type), name, 0)))
                        .ifPresent(views::add)));
        return views;
    }

    /** The annotation in force, or its defaults. */
    AnnotationView findOrDefaults(Class<?> annotation) {
        return find(annotation)
                .orElseGet(() ->
                        AnnotationView.defaults(elements.getTypeElement(annotation.getCanonicalName()), networkOrigin));
    }

    /** The repeated annotations in force, in order: all those of one interface, in a container or not. */
    List<AnnotationView> findAll(Class<?> annotation, Class<?> container) {
        String name = annotation.getCanonicalName();
        String containerName = container.getCanonicalName();
        List<AnnotationView> views = new ArrayList<>();
        declaring(List.of(name, containerName)).ifPresent(type -> {
            for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
                if (isOf(mirror, name)) {
                    views.add(AnnotationView.of(mirror, Origin.of(nameOf(type), name, views.size())));
                } else if (isOf(mirror, containerName)) {
                    AnnotationView contained = AnnotationView.of(mirror, Origin.of(nameOf(type), containerName, 0));
                    for (AnnotationMirror element : contained.annotations("value", annotation)) {
                        views.add(AnnotationView.of(element, Origin.of(nameOf(type), name, views.size())));
                    }
                }
            }
        });
        return views;
    }

    /** The interface whose annotation of one of these types is in force. */
    private Optional<TypeElement> declaring(List<String> annotations) {
        List<TypeElement> candidates = lineage.stream()
                .filter(type -> annotations.stream()
                        .anyMatch(annotation -> mirror(type, annotation).isPresent()))
                .toList();
        Set<TypeElement> replaced = Lineage.above(candidates);
        List<TypeElement> nearest =
                candidates.stream().filter(type -> !replaced.contains(type)).toList();
        if (nearest.size() > 1) {
            diagnostics.report(
                    Message.AMBIGUOUS_INHERITANCE,
                    networkOrigin,
                    network.getSimpleName(),
                    written(annotations, nearest),
                    nearest.stream()
                            .map(type -> type.getSimpleName().toString())
                            .collect(Collectors.joining(" and ")));
        }
        return nearest.stream().findFirst();
    }

    /** What two say: one annotation, or {@code Head or @Backbone}; not the container of several. */
    private static String written(List<String> annotations, List<TypeElement> types) {
        return annotations.stream()
                .filter(annotation ->
                        types.stream().anyMatch(type -> mirror(type, annotation).isPresent()))
                .map(Language::written)
                .distinct()
                .map(annotation -> annotation.substring(annotation.lastIndexOf('.') + 1))
                .collect(Collectors.joining(" or @"));
    }

    private static Optional<AnnotationMirror> mirror(TypeElement type, String annotation) {
        return type.getAnnotationMirrors().stream()
                .map(AnnotationMirror.class::cast)
                .filter(mirror -> isOf(mirror, annotation))
                .findFirst();
    }

    private static boolean isOf(AnnotationMirror mirror, String annotation) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(annotation);
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
