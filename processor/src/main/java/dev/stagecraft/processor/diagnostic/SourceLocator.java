/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Prints a message at a place that an {@link Origin} names. */
interface SourceLocator {
    /**
     * Prints a message, if the place is in a source that is at hand.
     *
     * @param type the interface that the origin names
     * @return whether the place was found and the message printed there
     */
    boolean print(Kind kind, String text, TypeElement type, Origin origin);

    /** The most exact one that this compiler allows. */
    static SourceLocator of(ProcessingEnvironment environment) {
        SourceLocator mirrors = new MirrorLocator(environment);
        return WrappedEnvironment.javac(environment)
                .map(TreeLocator::new)
                .<SourceLocator>map(trees -> (kind, text, type, origin) ->
                        trees.print(kind, text, type, origin) || mirrors.print(kind, text, type, origin))
                .orElse(mirrors);
    }
}
