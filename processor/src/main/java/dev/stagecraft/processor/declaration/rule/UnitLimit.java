/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A block of too many units would be a method of generated code that javac refuses. */
final class UnitLimit implements DeclarationRule {
    /** How many units a block may have. */
    private static final int UNITS = 64;

    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Blocks.of(network).forEach(block -> {
            if (block.units().size() > UNITS) {
                diagnostics.report(
                        Message.TOO_MANY_UNITS,
                        block.origin(),
                        block.name(),
                        block.units().size(),
                        UNITS);
            }
        });
    }
}
