/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * The interface that diagnostics are about.
 *
 * @param type the interface that is being compiled
 * @param origin its annotation on which inherited mistakes are reported, where they cannot be reported in their own place
 * @param related every other type that diagnostics may be about: those that it extends, or that it is nested in
 * @param blocks the types that its stages name as their blocks, and where they name them
 */
public record Subject(TypeElement type, Origin origin, Set<TypeElement> related, Map<TypeElement, Origin> blocks) {
    public Subject {
        related = Set.copyOf(related);
        blocks = Map.copyOf(blocks);
    }

    /** An interface without stages of its own blocks. */
    public Subject(TypeElement type, Origin origin, Set<TypeElement> related) {
        this(type, origin, related, Map.of());
    }

    String name() {
        return origin.interfaceName();
    }

    /** One of them by its qualified name. */
    public TypeElement related(String name) {
        return Stream.concat(related.stream(), blocks.keySet().stream())
                .filter(type -> type.getQualifiedName().contentEquals(name))
                .findFirst()
                .orElse(type);
    }
}
