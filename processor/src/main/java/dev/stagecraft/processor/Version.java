package dev.stagecraft.processor;

import java.util.Optional;

/** Stagecraft's version, from the jar's manifest. */
final class Version {
    static final String CURRENT = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(development build)");

    private Version() {}
}
