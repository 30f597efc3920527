/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.UnitDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** A stride is carried once. */
final class OneUnitStrides implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Blocks.of(network).forEach(block -> {
            List<UnitDeclaration> strided = block.units().stream()
                    .filter(unit -> unit.strided().value())
                    .toList();
            strided.stream()
                    .skip(1)
                    .forEach(unit -> diagnostics.report(
                            Message.SEVERAL_STRIDED_UNITS,
                            unit.strided().origin(),
                            unit.name(),
                            block.name(),
                            strided.get(0).name()));
        });
    }
}
