/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** A backbone is more than a stem. */
final class BackboneHasStage implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone()
                .filter(backbone ->
                        network.stem().isPresent() && backbone.stages().value().equals(List.of(0)))
                .ifPresent(backbone ->
                        diagnostics.report(Message.STEM_ALONE, backbone.stages().origin(), network.simpleName()));
    }
}
