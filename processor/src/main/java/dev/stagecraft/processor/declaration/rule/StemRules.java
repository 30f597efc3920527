/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** What must hold of a {@code @Stem}. */
final class StemRules {
    /** The number of convolutions that a stem may have. */
    static final int CONVOLUTIONS = 64;

    private StemRules() {}

    /** A stem has a number of convolutions that a person could write, all in one method of the generated class. */
    static void convolutionsAreLimited(NetworkDeclaration network, Diagnostics diagnostics) {
        network.stem().ifPresent(stem -> {
            int convolutions = stem.filters().value().size();
            if (convolutions > CONVOLUTIONS) {
                diagnostics.report(
                        Message.TOO_MANY_STEM_CONVOLUTIONS,
                        stem.filters().origin().element(CONVOLUTIONS),
                        convolutions,
                        CONVOLUTIONS);
            }
        });
    }

    /** A stem has at least one convolution. */
    static void hasFilters(NetworkDeclaration network, Diagnostics diagnostics) {
        network.stem()
                .filter(stem -> stem.filters().value().isEmpty())
                .ifPresent(stem ->
                        diagnostics.report(Message.NO_FILTERS, stem.filters().origin()));
    }

    /** The stages need a map, which a global pool in the stem would not leave. */
    static void poolKeepsMap(NetworkDeclaration network, Diagnostics diagnostics) {
        network.stem()
                .map(stem -> stem.pool().kind())
                .filter(kind -> kind.value() == Pool.Kind.GLOBAL_AVERAGE)
                .ifPresent(kind -> diagnostics.report(Message.GLOBAL_STEM_POOL, kind.origin(), "layer1"));
    }
}
