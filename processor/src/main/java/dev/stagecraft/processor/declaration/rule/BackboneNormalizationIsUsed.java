/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.BackboneDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Nothing follows the maps of stages that are named. */
final class BackboneNormalizationIsUsed implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone()
                .filter(BackboneDeclaration::namesStages)
                .map(BackboneDeclaration::normalized)
                .filter(normalized ->
                        normalized.written() && network.design().block().isPreActivation())
                .ifPresent(normalized -> diagnostics.report(Message.NORMALIZED_WITH_STAGES, normalized.origin()));
    }
}
