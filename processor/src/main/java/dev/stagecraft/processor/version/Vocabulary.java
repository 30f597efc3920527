/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import dev.stagecraft.ResidualNetwork;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotations, attributes and constants that this version of the language has. */
final class Vocabulary {
    private static final String PACKAGE = ResidualNetwork.class.getPackageName() + ".";

    private Vocabulary() {}

    /** Whether an annotation is of the language, of this version or of another. */
    static boolean isOurs(String annotation) {
        return annotation.startsWith(PACKAGE) && annotation.indexOf('.', PACKAGE.length()) < 0;
    }

    static boolean hasAnnotation(String annotation) {
        return type(annotation).isPresent();
    }

    static boolean hasAttribute(String annotation, String attribute) {
        return valueType(annotation, attribute).isPresent();
    }

    /** Whether an attribute can have this constant, alone or among several. */
    static boolean hasConstant(String annotation, String attribute, String constant) {
        return valueType(annotation, attribute).map(type -> type.isArray() ? type.getComponentType() : type).stream()
                .flatMap(type -> type.isEnum() ? Arrays.stream(type.getEnumConstants()) : Stream.empty())
                .anyMatch(known -> ((Enum<?>) known).name().equals(constant));
    }

    static Stream<String> attributes(String annotation) {
        return type(annotation).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(Method::getName)
                .sorted();
    }

    private static Optional<Class<?>> valueType(String annotation, String attribute) {
        return type(annotation).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(attribute))
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    private static Optional<Class<?>> type(String annotation) {
        try {
            return Optional.of(Class.forName(annotation, false, ResidualNetwork.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return Optional.empty();
        }
    }
}
