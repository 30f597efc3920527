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

/** The channels of a stage are counted in an int; those of its author's own blocks are a unit's filters. */
final class OutputChannelLimit implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int expansion = stage.expansionInForce();
            if (stage.block().isEmpty() && expansion > 0 && stage.outputChannels() > Integer.MAX_VALUE) {
                diagnostics.report(
                        Message.TOO_MANY_CHANNELS,
                        stage.filters().origin(),
                        stage.name(),
                        stage.filters().value(),
                        expansion,
                        stage.outputChannels());
            }
        }
    }
}
