/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Conv;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A unit says once how many filters it has. */
final class FiltersOrScale implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Blocks.of(network)
                .forEach(block -> block.units().stream()
                        .filter(unit -> unit.filters().value() != Conv.AUTO
                                && unit.scale().written())
                        .forEach(unit -> diagnostics.report(
                                Message.FILTERS_AND_SCALE,
                                unit.scale().origin(),
                                unit.name(),
                                block.name(),
                                unit.filters().value(),
                                unit.scale().value())));
    }
}
