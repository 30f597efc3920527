/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** The filters of a unit are counted in an int. */
final class UnitWidthLimit implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .ifPresent(block -> block.units().stream()
                            .filter(unit -> stage.filters().value() > 0
                                    && unit.filtersIn(stage) > Integer.MAX_VALUE
                                    && unit.scale().value() < Double.POSITIVE_INFINITY)
                            .forEach(unit -> diagnostics.report(
                                    Message.UNIT_TOO_WIDE,
                                    unit.filtersOrigin(),
                                    unit.name(),
                                    block.name(),
                                    unit.filtersIn(stage),
                                    stage.name())));
        }
    }
}
