/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the mistakes of one network, so that all are reported in one compile. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();
    private final WarningPolicy warnings;

    public Diagnostics() {
        this(WarningPolicy.WARN);
    }

    public Diagnostics(WarningPolicy warnings) {
        this.warnings = warnings;
    }

    /** An empty collection for the same network: what may turn out to be the consequence of an earlier mistake. */
    public Diagnostics provisional() {
        return new Diagnostics(warnings);
    }

    public void report(Message message, Origin origin, Object... arguments) {
        report(message, origin, List.of(), arguments);
    }

    /**
     * A second mistake of the same kind in the same attribute is the first one: a number is that of several layers. What is
     * about no attribute may be about different things, such as two annotations that are both inherited twice.
     */
    public void report(Message message, Origin origin, List<String> trace, Object... arguments) {
        severityOf(message, origin)
                .map(force -> new Diagnostic(message, force, origin, List.of(arguments), trace))
                .filter(this::isNew)
                .ifPresent(found::add);
    }

    private boolean isNew(Diagnostic diagnostic) {
        return found.stream()
                .filter(known -> known.message() == diagnostic.message()
                        && known.origin().equals(diagnostic.origin()))
                .noneMatch(known ->
                        !known.origin().path().isEmpty() || known.arguments().equals(diagnostic.arguments()));
    }

    private Optional<Severity> severityOf(Message message, Origin origin) {
        return message.severity() == Severity.ERROR
                ? Optional.of(Severity.ERROR)
                : warnings.severityOf(message, origin);
    }

    /** Adds what was found provisionally. */
    public void addAll(Diagnostics others) {
        others.found.stream().filter(this::isNew).forEach(found::add);
    }

    /** Whether there is no error; there may be warnings. */
    public boolean isClean() {
        return found.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** Whether there is something that is an error by itself, and not a warning that was made one. */
    public boolean hasMistakes() {
        return found.stream().anyMatch(diagnostic -> diagnostic.message().severity() == Severity.ERROR);
    }

    public List<Diagnostic> found() {
        return List.copyOf(found);
    }
}
