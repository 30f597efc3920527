/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.DropBlockDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A scale is a positive number. */
final class PositiveDropBlockScales implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().dropBlock().map(DropBlockDeclaration::scales).ifPresent(scales -> {
            for (int i = 0; i < scales.value().size(); i++) {
                double scale = scales.value().get(i);
                if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
                    diagnostics.report(Message.DROP_BLOCK_SCALE, scales.origin().element(i), scale);
                }
            }
        });
    }
}
