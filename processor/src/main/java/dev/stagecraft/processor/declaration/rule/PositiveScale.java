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

/** A unit has more than no filters. */
final class PositiveScale implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Blocks.of(network)
                .forEach(block -> block.units().stream()
                        .filter(unit -> unit.filters().value() == Conv.AUTO
                                && !(unit.scale().value() > 0 && unit.scale().value() < Double.POSITIVE_INFINITY))
                        .forEach(unit -> diagnostics.report(
                                Message.UNIT_SCALE,
                                unit.scale().origin(),
                                unit.name(),
                                block.name(),
                                unit.scale().value())));
    }
}
