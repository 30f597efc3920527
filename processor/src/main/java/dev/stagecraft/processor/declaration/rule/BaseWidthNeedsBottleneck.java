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

/** A basic block's convolutions have the stage's filters; only a bottleneck has a width of its own. */
final class BaseWidthNeedsBottleneck implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            if (stage.baseWidth().written()
                    && !stage.bottleneck().value()
                    && stage.block().isEmpty()) {
                diagnostics.report(
                        Message.BASE_WIDTH_WITHOUT_BOTTLENECK,
                        stage.baseWidth().origin(),
                        stage.name(),
                        stage.baseWidth().value());
            }
        }
    }
}
