/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A block has at least one convolution. */
final class BlockHasUnits implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Blocks.of(network)
                .filter(block -> block.units().isEmpty())
                .forEach(block -> diagnostics.report(Message.NO_UNITS, block.origin(), block.name()));
    }
}
