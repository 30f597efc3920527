/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** A scale times the rate is a share, and so at most 1. */
final class DropBlockShares implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().dropBlock().ifPresent(dropBlock -> {
            Declared<List<Double>> scales = dropBlock.scales();
            double rate = dropBlock.rate().value();
            for (int i = 0; i < scales.value().size(); i++) {
                double scale = scales.value().get(i);
                if (rate < 1 && scale < Double.POSITIVE_INFINITY && scale * rate > 1) {
                    diagnostics.report(Message.DROP_BLOCK_SHARE, scales.origin().element(i), scale, 1 / rate, rate);
                }
            }
        });
    }
}
