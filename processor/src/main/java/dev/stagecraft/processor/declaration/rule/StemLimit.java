/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A stem has a number of convolutions that a person could write, all in one method of the generated class. */
final class StemLimit implements DeclarationRule {
    /** The number of convolutions that a stem may have. */
    static final int CONVOLUTIONS = 64;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
}
