/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Nesting;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import dev.stagecraft.processor.diagnostic.WarningPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * {@code @SuppressWarnings("stagecraft:<id>")}, on the network, on the interface that the warning is about, or on a type around
 * either of them.
 */
public final class SuppressedWarnings implements WarningPolicy {
    /** What the values of {@code @SuppressWarnings} begin with that are for Stagecraft. */
    private static final String PREFIX = "stagecraft:";

    private final TypeElement network;
    private final Set<TypeElement> ancestors;
    private final Severity others;

    /** @param others what warnings are that are not suppressed */
    public SuppressedWarnings(TypeElement network, Set<TypeElement> ancestors, Severity others) {
        this.network = network;
        this.ancestors = Set.copyOf(ancestors);
        this.others = others;
    }

    @Override
    public Optional<Severity> severityOf(Message message, Origin origin) {
        Stream<TypeElement> declaring =
                ancestors.stream().filter(type -> type.getQualifiedName().contentEquals(origin.interfaceName()));
        boolean isSuppressed = Stream.concat(Stream.of(network), declaring)
                .flatMap(Nesting::of)
                .flatMap(type -> ids(type).stream())
                .anyMatch(id -> id.value().equals(message.id()));
        return Optional.of(others).filter(severity -> !isSuppressed);
    }

    /** The ids that stand on a type for Stagecraft. */
    public static List<Declared<String>> ids(TypeElement type) {
        String name = SuppressWarnings.class.getCanonicalName();
        return type.getAnnotationMirrors().stream()
                .map(mirror -> AnnotationView.of(
                        mirror, Origin.of(type.getQualifiedName().toString(), name, 0)))
                .filter(annotation -> annotation.isOf(name))
                .map(annotation -> annotation.texts("value"))
                .flatMap(values -> IntStream.range(0, values.value().size())
                        .filter(i -> values.value().get(i).startsWith(PREFIX))
                        .mapToObj(i -> new Declared<>(
                                values.value().get(i).substring(PREFIX.length()),
                                values.origin().element(i),
                                true)))
                .toList();
    }
}
