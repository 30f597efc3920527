package dev.stagecraft.processor.diagnostic;

import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * The interface that diagnostics are about.
 *
 * @param type the interface that is being compiled
 * @param origin its annotation on which inherited mistakes are reported, where they cannot be reported in their own place
 * @param ancestors every interface that it extends
 */
public record Subject(TypeElement type, Origin origin, Set<TypeElement> ancestors) {
    public Subject {
        ancestors = Set.copyOf(ancestors);
    }

    String name() {
        return origin.interfaceName();
    }

    /** An ancestor by its qualified name. */
    TypeElement ancestor(String name) {
        return ancestors.stream()
                .filter(type -> type.getQualifiedName().contentEquals(name))
                .findFirst()
                .orElse(type);
    }
}
