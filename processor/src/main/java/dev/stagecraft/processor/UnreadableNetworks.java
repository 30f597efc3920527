/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import dev.stagecraft.processor.declaration.DeclarationReader;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.declaration.UnreadableAnnotationException;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Subject;
import dev.stagecraft.processor.element.AnnotationsReadable;
import dev.stagecraft.processor.element.ParentsResolved;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Networks that still cannot be read when nothing more is generated. What stands in a source is left to the compiler's own
 * error; of a class file it says nothing.
 */
final class UnreadableNetworks {
    private final DeclarationReader reader;
    private final Subjects subjects;
    private final DiagnosticPrinter printer;

    UnreadableNetworks(ProcessingEnvironment environment, DiagnosticPrinter printer) {
        reader = new DeclarationReader(environment.getElementUtils());
        subjects = new Subjects(reader);
        this.printer = printer;
    }

    /** Says what is missing. */
    void report(TypeElement network) {
        Subject subject = subjects.of(network);
        Diagnostics diagnostics = new Diagnostics();
        Set<TypeElement> types = new LinkedHashSet<>(Lineage.of(network).types());
        subject.blocks().keySet().stream()
                .filter(block -> !printer.isSource(block))
                .forEach(types::add);
        ParentsResolved.check(types, subject, diagnostics);
        try {
            reader.read(network, new Diagnostics());
        } catch (UnreadableAnnotationException e) {
            if (!printer.isSource(subject.related(e.origin().interfaceName()))) {
                AnnotationsReadable.report(network, e, diagnostics);
            }
        }
        printer.print(diagnostics, subject);
    }
}
