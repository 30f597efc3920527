/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Prints mistakes where they were made, and each once, however many networks inherit it.
 *
 * <p>A mistake in an inherited annotation is in that annotation, unless the interface that declares it is a network without
 * the mistake, or is not in a source of this compilation: then it is printed on the network, with the place it is from. One in
 * a block that is not in a source is printed where the network names the block.
 */
public final class DiagnosticPrinter {
    private final ProcessingEnvironment environment;
    private final SourceLocator locator;
    private final Set<String> sources = new HashSet<>();
    private final Set<Found> found = new HashSet<>();
    private final Set<Printed> printed = new HashSet<>();

    /** What a network has been found to have, and where: an origin, or what is missing or inherited twice. */
    private record Found(String network, Message message, Object where) {}

    private record Printed(Origin origin, String text) {}

    public DiagnosticPrinter(ProcessingEnvironment environment) {
        this.environment = environment;
        this.locator = SourceLocator.of(environment);
    }

    /** Says which types are compiled from source. */
    public void compiling(Collection<? extends Element> roots) {
        roots.forEach(root -> sources.add(root.toString()));
    }

    /** Prints everything that was found. */
    public void print(Diagnostics diagnostics, Subject subject) {
        diagnostics.found().forEach(diagnostic -> print(diagnostic, subject));
    }

    /** Prints what is about no interface. */
    public void print(Diagnostics diagnostics) {
        diagnostics
                .found()
                .forEach(diagnostic -> environment.getMessager().printMessage(kind(diagnostic), diagnostic.text()));
    }

    /** Prints something that is no mistake. */
    public void note(String text, Subject subject) {
        print(Kind.NOTE, text, subject.type(), subject.origin());
    }

    private static Kind kind(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR ? Kind.ERROR : Kind.WARNING;
    }

    private void print(Diagnostic diagnostic, Subject subject) {
        Origin origin = diagnostic.origin();
        Kind kind = kind(diagnostic);
        String text = diagnostic.text();
        if (diagnostic.message().isInherited()) {
            // Its origin is the network's own. What it is about are the arguments behind the network's name.
            List<Object> what =
                    diagnostic.arguments().subList(1, diagnostic.arguments().size());
            if (!wasFoundBefore(diagnostic.message(), what, subject)) {
                print(kind, text, subject.type(), origin);
            }
        } else if (origin.interfaceName().equals(subject.name())) {
            found.add(new Found(subject.name(), diagnostic.message(), origin));
            if (printed.add(new Printed(origin, text))) {
                print(kind, text, subject.type(), origin);
            }
        } else if (!wasFoundBefore(diagnostic.message(), origin, subject)) {
            printInherited(kind, text, origin, subject);
        }
    }

    private void printInherited(Kind kind, String text, Origin origin, Subject subject) {
        TypeElement declaring = subject.related(origin.interfaceName());
        boolean isBlock = subject.blocks().containsKey(declaring);
        boolean isOfSubject = !isBlock && isNetwork(declaring, subject);
        if (!printed.add(new Printed(isOfSubject ? subject.origin() : origin, text))) {
            return;
        }
        if (isSource(declaring) && !isOfSubject) {
            boolean isAround = Nesting.of(subject.type()).anyMatch(declaring::equals);
            String verb = isBlock ? "uses" : "inherits";
            String finding = isAround ? "" : "\nfound in " + subject.name() + ", which " + verb + " it";
            print(kind, text + finding, declaring, origin);
        } else {
            String place = "\ndeclared by " + origin.describe() + " of " + origin.interfaceName();
            Origin mention = mention(declaring, subject);
            print(kind, text + place, subject.related(mention.interfaceName()), mention);
        }
    }

    /** Where the sources of this compilation mention a type of which the subject is made. */
    private Origin mention(TypeElement declaring, Subject subject) {
        return Optional.ofNullable(subject.blocks().get(declaring))
                .filter(use -> isSource(subject.related(use.interfaceName())))
                .orElse(subject.origin());
    }

    /** Whether a network that the subject extends has this mistake, and so the subject inherits it. */
    private boolean wasFoundBefore(Message message, Object where, Subject subject) {
        boolean inherited = subject.related().stream()
                .map(ancestor -> new Found(ancestor.getQualifiedName().toString(), message, where))
                .anyMatch(found::contains);
        found.add(new Found(subject.name(), message, where));
        return inherited;
    }

    /** Whether a type, or the one around it, is compiled from source. */
    public boolean isSource(TypeElement type) {
        return Nesting.of(type).anyMatch(around -> sources.contains(around.toString()));
    }

    private static boolean isNetwork(TypeElement type, Subject subject) {
        return type.getAnnotationMirrors().stream()
                .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                .anyMatch(annotation -> annotation
                        .getQualifiedName()
                        .contentEquals(subject.origin().annotation()));
    }

    private void print(Kind kind, String text, TypeElement type, Origin origin) {
        if (!locator.print(kind, text, type, origin)) {
            environment.getMessager().printMessage(kind, text, type);
        }
    }
}
