package dev.stagecraft.processor.diagnostic;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * An environment that a build tool wrapped around the compiler's. Gradle does so for incremental processors, and javac's syntax
 * tree is to be had for javac's own environment only.
 */
public final class WrappedEnvironment {
    private WrappedEnvironment() {}

    /** Javac's own environment: this one, or the one inside; nothing, if the compiler is another. */
    public static Optional<ProcessingEnvironment> javac(ProcessingEnvironment environment) {
        try {
            Trees.instance(environment);
            return Optional.of(environment);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return inside(environment).flatMap(WrappedEnvironment::javac);
        }
    }

    /** What is inside, which Gradle and Kotlin's kapt keep in a field; nothing, if this is no wrapper or does not say. */
    private static Optional<ProcessingEnvironment> inside(ProcessingEnvironment wrapper) {
        return Stream.of(wrapper.getClass().getDeclaredFields())
                .filter(field -> field.getType() == ProcessingEnvironment.class)
                .flatMap(field -> read(field, wrapper).stream())
                .findFirst();
    }

    private static Optional<ProcessingEnvironment> read(Field field, ProcessingEnvironment wrapper) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable((ProcessingEnvironment) field.get(wrapper));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }
}
