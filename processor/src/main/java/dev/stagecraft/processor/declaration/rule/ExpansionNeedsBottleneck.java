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

/** A basic block's output has as many channels as its filters; only a bottleneck expands them. */
final class ExpansionNeedsBottleneck implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            if (stage.expansion().written()
                    && !stage.bottleneck().value()
                    && stage.block().isEmpty()) {
                diagnostics.report(
                        Message.EXPANSION_WITHOUT_BOTTLENECK,
                        stage.expansion().origin(),
                        stage.name(),
                        stage.expansion().value());
            }
        }
    }
}
