/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.Language;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The annotations that networks are compiled with have all that the processor asks for. */
public final class AnnotationsComplete {
    private final Elements elements;
    private Optional<Optional<String>> missing = Optional.empty();

    public AnnotationsComplete(Elements elements) {
        this.elements = elements;
    }

    public void check(Origin network, Diagnostics diagnostics) {
        if (missing.isEmpty()) {
            missing = Optional.of(missing());
        }
        missing.get().ifPresent(word -> diagnostics.report(Message.OLDER_ANNOTATIONS, network, word, Version.CURRENT));
    }

    /** The first annotation or attribute that the compiler does not find. */
    private Optional<String> missing() {
        return Stream.concat(Language.ANNOTATIONS.stream(), Stream.of(Pool.class.getCanonicalName()))
                .flatMap(this::missing)
                .findFirst();
    }

    private Stream<String> missing(String annotation) {
        String name = "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
        TypeElement type = elements.getTypeElement(annotation);
        if (type == null) {
            return Stream.of(name);
        }
        List<String> found = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .map(method -> method.getSimpleName().toString())
                .toList();
        return Vocabulary.attributes(annotation)
                .filter(attribute -> !found.contains(attribute))
                .map(attribute -> attribute + " of " + name);
    }
}
