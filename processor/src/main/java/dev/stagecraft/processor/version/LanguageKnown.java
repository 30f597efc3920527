/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** All that a network and what it extends say is known: what is left out would make another network of it. */
public final class LanguageKnown {
    private final ClassFileLocator classFiles;
    private final Predicate<TypeElement> isSource;
    private final Map<String, Optional<UnknownWord>> compiled = new HashMap<>();

    /** @param isSource whether a type is compiled from source, and so the compiler shows all of it */
    public LanguageKnown(ProcessingEnvironment environment, Predicate<TypeElement> isSource) {
        this.classFiles = new ClassFileLocator(environment);
        this.isSource = isSource;
    }

    /** Reports the first word that is not known: one version is the cause of all. */
    public void check(Subject network, Diagnostics diagnostics) {
        Stream.concat(Lineage.of(network.type()).types().stream(), network.blocks().keySet().stream())
                .flatMap(type -> unknown(type).stream())
                .findFirst()
                .ifPresent(word ->
                        diagnostics.report(Message.NEWER_LANGUAGE, word.origin(), word.text(), Version.CURRENT));
    }

    private Optional<UnknownWord> unknown(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return isSource.test(type)
                ? first(name, MirrorReader.read(type))
                : compiled.computeIfAbsent(
                        name, it -> first(name, fromClassFile(type)).or(() -> first(name, MirrorReader.read(type))));
    }

    private static Optional<UnknownWord> first(String name, List<WrittenValue.Annotation> annotations) {
        return UnknownWord.in(name, annotations).findFirst();
    }

    private List<WrittenValue.Annotation> fromClassFile(TypeElement type) {
        try {
            return classFiles.find(type).map(ClassFileReader::read).orElseGet(List::of);
        } catch (IllegalArgumentException newerJava) {
            // Then there is what the compiler shows.
            return List.of();
        }
    }
}
