package dev.stagecraft.processor.diagnostic;

import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * The interface that diagnostics are about.
 *
 * @param type the interface that is being compiled
 * @param origin its annotation on which inherited mistakes are reported, where they cannot be reported in their own place
 * @param related every other type that diagnostics may be about: those that it extends, or that it is nested in
 */
public record Subject(TypeElement type, Origin origin, Set<TypeElement> related) {
    public Subject {
        related = Set.copyOf(related);
    }

    String name() {
        return origin.interfaceName();
    }

    /** One of them by its qualified name. */
    TypeElement related(String name) {
        return related.stream()
                .filter(type -> type.getQualifiedName().contentEquals(name))
                .findFirst()
                .orElse(type);
    }
}
