/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** An interface does not say that there is a head, and that there is none. */
final class BackboneOrHead implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.backbone()
                .filter(backbone -> network.head().isPresent())
                .ifPresent(backbone ->
                        diagnostics.report(Message.BACKBONE_WITH_HEAD, backbone.origin(), network.simpleName()));
    }
}
