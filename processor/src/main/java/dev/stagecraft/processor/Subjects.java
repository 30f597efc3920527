/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import dev.stagecraft.processor.declaration.DeclarationReader;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.declaration.UnreadableAnnotationException;
import dev.stagecraft.processor.diagnostic.Nesting;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** What the diagnostics of a network may be about. */
record Subjects(DeclarationReader reader) {
    Subject of(TypeElement network) {
        Set<TypeElement> related = Stream.concat(Lineage.of(network).ancestors().stream(), Nesting.of(network))
                .collect(Collectors.toSet());
        return new Subject(network, DeclarationReader.originOf(network), related, blocks(network));
    }

    private Map<TypeElement, Origin> blocks(TypeElement network) {
        try {
            return reader.blocksOf(network);
        } catch (UnreadableAnnotationException e) {
            return Map.of();
        }
    }
}
