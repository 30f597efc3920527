/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.declaration.Language;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Stagecraft's annotations stand on interfaces: a class with one would not be a network, and nobody would say so. */
public final class OnAnInterface {
    private final DiagnosticPrinter printer;

    public OnAnInterface(DiagnosticPrinter printer) {
        this.printer = printer;
    }

    /** One error a type, on the first of its annotations in the order of the language: compilers list them in any order. */
    public void check(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> reported = new LinkedHashSet<>();
        List<? extends TypeElement> ordered = Language.ANNOTATIONS.stream()
                .flatMap(name -> annotations.stream()
                        .filter(annotation -> annotation.getQualifiedName().contentEquals(name)))
                .toList();
        for (TypeElement annotation : ordered) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (element.getKind() != ElementKind.INTERFACE && reported.add(element)) {
                    report((TypeElement) element, annotation);
                }
            }
        }
    }

    private void report(TypeElement type, TypeElement annotation) {
        String name = Language.written(annotation.getQualifiedName().toString());
        Origin origin = Origin.of(type.getQualifiedName().toString(), name, 0);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(
                Message.NOT_AN_INTERFACE,
                origin,
                type.getSimpleName(),
                kind(type.getKind()),
                name.substring(name.lastIndexOf('.') + 1));
        printer.print(diagnostics, new Subject(type, origin, Set.of()));
    }

    private static String kind(ElementKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }
}
