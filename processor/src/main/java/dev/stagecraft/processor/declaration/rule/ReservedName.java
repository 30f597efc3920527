/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A class in the user's package hides an annotation that is imported with a wildcard. */
final class ReservedName implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.className().equals(ResidualNetwork.class.getSimpleName())) {
            diagnostics.report(Message.RESERVED_NAME, network.origin(), network.simpleName(), network.className());
        }
    }
}
