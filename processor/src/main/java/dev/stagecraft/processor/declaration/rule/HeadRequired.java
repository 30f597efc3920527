/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A network has a head, or says that it has none. */
final class HeadRequired implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.head().isEmpty() && network.backbone().isEmpty()) {
            diagnostics.report(Message.HEAD_MISSING, network.origin(), network.simpleName());
        }
    }
}
