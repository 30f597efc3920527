package dev.stagecraft.processor.diagnostic;

import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * The interface that diagnostics are about.
 *
 * @param type the interface that is being compiled
 * @param origin its annotation on which inherited mistakes are reported, where they cannot be reported in their own place
 * @param related every other type that diagnostics may be about: those that it extends, or that it is nested in
 * @param blocks the types that its stages name as their blocks
 */
public record Subject(TypeElement type, Origin origin, Set<TypeElement> related, Set<TypeElement> blocks) {
    public Subject {
        related = Set.copyOf(related);
        blocks = Set.copyOf(blocks);
    }

    /** An interface without stages of its own blocks. */
    public Subject(TypeElement type, Origin origin, Set<TypeElement> related) {
        this(type, origin, related, Set.of());
    }

    String name() {
        return origin.interfaceName();
    }

    /** One of them by its qualified name. */
    TypeElement related(String name) {
        return Stream.concat(related.stream(), blocks.stream())
                .filter(type -> type.getQualifiedName().contentEquals(name))
                .findFirst()
                .orElse(type);
    }
}
