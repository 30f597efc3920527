/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Padding is at least 0. */
final class PaddingNotNegative implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> {
            int padding = pool.padding().value();
            if (pool.hasWindow() && padding < 0 && padding != Pool.AUTO && padding != Pool.CEIL) {
                diagnostics.report(Message.NEGATIVE_PADDING, pool.padding().origin(), owner, padding);
            }
        });
    }
}
