/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * An environment that a build tool wrapped around the compiler's. Gradle does so for incremental processors and IntelliJ's own
 * build for all, and javac's syntax tree is to be had for javac's own environment only.
 */
public final class WrappedEnvironment {
    /** How many objects a proxy's handler may have between itself and the environment. */
    private static final int BEHIND_A_PROXY = 3;

    private WrappedEnvironment() {}

    /** Javac's own environment: this one, or the one inside; nothing, if the compiler is another. */
    public static Optional<ProcessingEnvironment> javac(ProcessingEnvironment environment) {
        try {
            Trees.instance(environment);
            return Optional.of(environment);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return inside(environment);
        }
    }

    /** What is inside; nothing, if this is no wrapper or does not say. */
    private static Optional<ProcessingEnvironment> inside(ProcessingEnvironment wrapper) {
        return Proxy.isProxyClass(wrapper.getClass())
                ? behind(Proxy.getInvocationHandler(wrapper), BEHIND_A_PROXY)
                : environments(wrapper);
    }

    /** Gradle and Kotlin's kapt keep it in a field of theirs. */
    private static Optional<ProcessingEnvironment> environments(Object holder) {
        return fields(holder)
                .filter(ProcessingEnvironment.class::isInstance)
                .filter(held -> held != holder)
                .flatMap(held -> javac((ProcessingEnvironment) held).stream())
                .findFirst();
    }

    /** IntelliJ's is what a proxy's handler hands calls to: a field of the handler, or of an object that it has. */
    private static Optional<ProcessingEnvironment> behind(Object handler, int depth) {
        Optional<ProcessingEnvironment> held = environments(handler);
        return held.isPresent() || depth == 1
                ? held
                : fields(handler)
                        .filter(object -> object.getClass().getClassLoader() != null)
                        .flatMap(object -> behind(object, depth - 1).stream())
                        .findFirst();
    }

    private static Stream<Object> fields(Object holder) {
        return Stream.<Class<?>>iterate(holder.getClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> !field.getType().isPrimitive())
                .flatMap(field -> read(field, holder).stream());
    }

    private static Optional<Object> read(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(holder));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }
}
