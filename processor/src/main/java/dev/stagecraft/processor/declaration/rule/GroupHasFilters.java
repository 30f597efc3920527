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

/** A group of a bottleneck has at least one filter. */
final class GroupHasFilters implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int filters = stage.filters().value();
            int baseWidth = stage.baseWidth().value();
            if (stage.bottleneck().value() && filters > 0 && baseWidth > 0 && stage.groupWidth() == 0) {
                diagnostics.report(
                        Message.NO_WIDTH,
                        stage.baseWidth().origin(),
                        stage.name(),
                        filters,
                        baseWidth,
                        (StageDeclaration.FULL_WIDTH + filters - 1) / filters);
            }
        }
    }
}
