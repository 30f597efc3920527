package dev.stagecraft.processor.diagnostic;

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

    /** What is inside, which Gradle and Kotlin's kapt keep in a field; nothing, if this is no wrapper or does not say. */
    public static Optional<ProcessingEnvironment> inside(ProcessingEnvironment wrapper) {
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
