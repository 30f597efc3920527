/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A stem has at least one convolution. */
final class StemFilters implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.stem()
                .filter(stem -> stem.filters().value().isEmpty())
                .ifPresent(stem ->
                        diagnostics.report(Message.NO_FILTERS, stem.filters().origin()));
    }
}
