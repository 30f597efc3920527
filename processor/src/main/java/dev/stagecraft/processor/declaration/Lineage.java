/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * An interface and everything that it extends.
 *
 * @param types the interface first, each once
 * @param isResolved whether the compiler knows them all; another processor may have yet to write one
 */
public record Lineage(Set<TypeElement> types, boolean isResolved) {
    public static Lineage of(TypeElement type) {
        Set<TypeElement> types = new LinkedHashSet<>();
        boolean isResolved = collect(type, types);
        return new Lineage(types, isResolved);
    }

    /** Everything that the interface extends. */
    public Set<TypeElement> ancestors() {
        return types.stream().skip(1).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Everything that any of these extends. Each interface is visited once, however many ways lead to it. */
    static Set<TypeElement> above(Collection<TypeElement> several) {
        Set<TypeElement> above = new LinkedHashSet<>();
        several.stream()
                .flatMap(type -> type.getInterfaces().stream())
                .filter(parent -> parent.getKind() != TypeKind.ERROR)
                .forEach(parent -> collect((TypeElement) ((DeclaredType) parent).asElement(), above));
        return above;
    }

    private static boolean collect(TypeElement type, Set<TypeElement> types) {
        boolean isResolved = true;
        if (types.add(type)) {
            for (TypeMirror parent : type.getInterfaces()) {
                isResolved &= parent.getKind() != TypeKind.ERROR
                        && collect((TypeElement) ((DeclaredType) parent).asElement(), types);
            }
        }
        return isResolved;
    }
}
