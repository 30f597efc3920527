/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** The rate of stochastic depth grows from block to block. */
final class SeveralBlocksToDrop implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().stochasticDepth().ifPresent(rate -> {
            boolean isOne = network.stages().size() == 1
                    && network.stages().get(0).blocks().value() == 1;
            if (isOne) {
                diagnostics.report(Message.ONE_BLOCK_TO_DROP, rate.origin(), network.simpleName());
            }
        });
    }
}
