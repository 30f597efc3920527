/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.Backbone;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.processor.declaration.Language;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.declaration.SuppressedWarnings;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * An interface that changes something of a network is a network, and so is one that has all of it, unless networks extend it:
 * without {@code @ResidualNetwork} it gets no class.
 */
public final class NetworksAreAnnotated {
    private static final String NETWORK = ResidualNetwork.class.getCanonicalName();

    /** What a network must have; the rest has defaults. */
    private static final Set<String> PARTS = names(Input.class, ResidualStage.class);

    /** Of these it must have one. */
    private static final Set<String> ENDS = names(Head.class, Backbone.class);

    private final DiagnosticPrinter printer;
    private final Severity warnings;
    private final Set<String> extended = new HashSet<>();
    private final Map<String, TypeElement> complete = new LinkedHashMap<>();

    public NetworksAreAnnotated(DiagnosticPrinter printer, Severity warnings) {
        this.printer = printer;
        this.warnings = warnings;
    }

    private static Set<String> names(Class<?>... annotations) {
        return Stream.of(annotations).map(Class::getCanonicalName).collect(Collectors.toUnmodifiableSet());
    }

    /** @param annotations those that this round has */
    public void check(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        annotations.stream()
                .filter(annotation -> Language.ANNOTATIONS.contains(
                        annotation.getQualifiedName().toString()))
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .distinct()
                .filter(element -> element.getKind() == ElementKind.INTERFACE)
                .map(TypeElement.class::cast)
                .forEach(this::check);
    }

    private void check(TypeElement type) {
        Set<TypeElement> ancestors = Lineage.of(type).ancestors();
        if (isNetwork(type)) {
            ancestors.forEach(ancestor -> extended.add(ancestor.toString()));
            return;
        }
        Optional<TypeElement> network =
                ancestors.stream().filter(NetworksAreAnnotated::isNetwork).findFirst();
        if (network.isPresent()) {
            String annotation = annotation(type);
            String what = "has @" + annotation.substring(annotation.lastIndexOf('.') + 1) + " and extends the network "
                    + network.get().getSimpleName();
            report(type, what, " itself");
        } else if (isComplete(type)) {
            complete.put(type.toString(), type);
        }
    }

    /** Reports, when nothing more is generated, what would be a network and is extended by none. */
    public void finish() {
        complete.values().stream()
                .filter(type -> !extended.contains(type.toString()))
                .filter(type -> Lineage.of(type).ancestors().stream()
                        .noneMatch(ancestor -> complete.containsKey(ancestor.toString())))
                .forEach(type -> report(type, "has all that a network must have", ""));
    }

    private static boolean isComplete(TypeElement type) {
        Set<String> annotations = Lineage.of(type).types().stream()
                .flatMap(NetworksAreAnnotated::annotations)
                .map(Language::written)
                .collect(Collectors.toSet());
        return annotations.containsAll(PARTS) && ENDS.stream().anyMatch(annotations::contains);
    }

    /** The first of its annotations. */
    private static String annotation(TypeElement type) {
        return annotations(type)
                .filter(Language.ANNOTATIONS::contains)
                .findFirst()
                .map(Language::written)
                .orElseThrow();
    }

    private void report(TypeElement type, String what, String itself) {
        String annotation = annotation(type);
        Set<TypeElement> ancestors = Lineage.of(type).ancestors();
        Origin origin = Origin.of(type.getQualifiedName().toString(), annotation, 0);
        Diagnostics diagnostics = new Diagnostics(new SuppressedWarnings(type, ancestors, warnings));
        diagnostics.report(Message.NOT_A_NETWORK, origin, type.getSimpleName(), what, itself);
        printer.print(diagnostics, new Subject(type, origin, ancestors));
    }

    private static boolean isNetwork(Element type) {
        return annotations(type).anyMatch(NETWORK::equals);
    }

    private static Stream<String> annotations(Element type) {
        return type.getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType().asElement().toString());
    }
}
