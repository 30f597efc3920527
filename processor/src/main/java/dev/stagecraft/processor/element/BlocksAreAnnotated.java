/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.Conv;
import dev.stagecraft.Convs;
import dev.stagecraft.ResidualBlock;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.declaration.SuppressedWarnings;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** An interface with units is a block, unless blocks extend it or other rules have their say: units are those of a block. */
public final class BlocksAreAnnotated {
    private static final String BLOCK = ResidualBlock.class.getCanonicalName();
    private static final String UNIT = Conv.class.getCanonicalName();

    private final DiagnosticPrinter printer;
    private final Severity warnings;
    private final Set<String> used = new HashSet<>();
    private final Map<String, TypeElement> candidates = new LinkedHashMap<>();

    public BlocksAreAnnotated(DiagnosticPrinter printer, Severity warnings) {
        this.printer = printer;
        this.warnings = warnings;
    }

    public void check(RoundEnvironment round) {
        round.getElementsAnnotatedWith(ResidualBlock.class).stream()
                .filter(element -> element.getKind() == ElementKind.INTERFACE)
                .forEach(block -> uses(Lineage.of((TypeElement) block).types()));
        Stream.of(Conv.class, Convs.class)
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .filter(element -> element.getKind() == ElementKind.INTERFACE)
                .map(TypeElement.class::cast)
                .filter(type -> Lineage.of(type).types().stream().noneMatch(BlocksAreAnnotated::isBlock))
                .forEach(type -> candidates.put(type.toString(), type));
    }

    /** Networks, what they extend and what their stages name as blocks have rules of their own. */
    public void uses(Collection<TypeElement> types) {
        types.forEach(type -> used.add(type.toString()));
    }

    /** Reports, when nothing more is generated, what no block extends. */
    public void finish() {
        candidates.values().stream()
                .filter(type -> !used.contains(type.toString()))
                .forEach(this::report);
    }

    private void report(TypeElement type) {
        Set<TypeElement> ancestors = Lineage.of(type).ancestors();
        Origin origin = Origin.of(type.getQualifiedName().toString(), UNIT, 0);
        Diagnostics diagnostics = new Diagnostics(new SuppressedWarnings(type, ancestors, warnings));
        diagnostics.report(Message.UNITS_WITHOUT_BLOCK, origin, type.getSimpleName());
        printer.print(diagnostics, new Subject(type, origin, ancestors));
    }

    private static boolean isBlock(Element type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().toString().equals(BLOCK));
    }
}
