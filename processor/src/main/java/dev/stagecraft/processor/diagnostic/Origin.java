/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a declared value stands. Names only, so that every stage can carry it and none but the printer needs a compiler.
 *
 * @param interfaceName the qualified name of the interface with the annotation
 * @param annotation the qualified name of the annotation
 * @param index which one of several annotations of this type, from 0
 * @param path the attribute, {@code [filters]}; in a nested annotation {@code [pool, kernel]}; one of several values {@code
 *     [filters, 2]}; empty for the annotation
 */
public record Origin(String interfaceName, String annotation, int index, List<String> path) {
    /** What is in no source: what the compiler was told. */
    public static final Origin COMPILER = Origin.of("", "", 0);

    public Origin {
        path = List.copyOf(path);
    }

    /** The annotation as a whole. */
    public static Origin of(String interfaceName, String annotation, int index) {
        return new Origin(interfaceName, annotation, index, List.of());
    }

    /** An attribute of this annotation. */
    public Origin attribute(String name) {
        return new Origin(
                interfaceName,
                annotation,
                index,
                Stream.concat(path.stream(), Stream.of(name)).toList());
    }

    /** One value of an attribute that has several: the path gets an index. */
    public Origin element(int number) {
        return attribute(String.valueOf(number));
    }

    /** Whether this is the same place or a part of it: an attribute of an annotation, one of several values. */
    public boolean isWithin(Origin other) {
        return interfaceName.equals(other.interfaceName)
                && annotation.equals(other.annotation)
                && index == other.index
                && path.size() >= other.path.size()
                && path.subList(0, other.path.size()).equals(other.path);
    }

    /** The attribute's own name, or nothing for the annotation as a whole. */
    public String attribute() {
        return path.stream().filter(step -> !isIndex(step)).reduce("", (outer, inner) -> inner);
    }

    /** Whether a step of a path is the index of a value, and no attribute's name. */
    static boolean isIndex(String step) {
        return Character.isDigit(step.charAt(0));
    }

    /** {@code @Stem(pool.kernel)}: what a reader of another interface's error needs to find the place. */
    String describe() {
        String place = "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
        return path.isEmpty() ? place : place + "(" + String.join(".", path) + ")";
    }
}
