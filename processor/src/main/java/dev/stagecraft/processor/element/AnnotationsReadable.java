/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.declaration.UnreadableAnnotationException;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import javax.lang.model.element.TypeElement;

/**
 * Every annotation of a class file can be read, when no other processor has anything left to generate. In a source the compiler
 * says so itself.
 */
public final class AnnotationsReadable {
    private AnnotationsReadable() {}

    public static void report(TypeElement network, UnreadableAnnotationException unreadable, Diagnostics diagnostics) {
        Origin origin = unreadable.origin();
        diagnostics.report(
                Message.UNREADABLE,
                origin,
                origin.attribute(),
                origin.annotation().substring(origin.annotation().lastIndexOf('.') + 1),
                unreadable
                        .missing()
                        .map(type -> "names " + type + ", which must be on the class path, and is not")
                        .orElse("must have a value of its type, and has none"),
                network.getSimpleName(),
                unreadable
                        .missing()
                        .map(type -> "Add the dependency that has " + type)
                        .orElseGet(
                                () -> "Compile " + origin.interfaceName() + " again, with this version of Stagecraft"));
    }
}
