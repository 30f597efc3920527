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

/** Only a maximum can see a part of a window's pixels as if they were all. */
final class CeilingOfMaximum implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> {
            boolean isOther = pool.hasWindow() && pool.kind().value() != Pool.Kind.MAX;
            if (isOther && pool.padding().value() == Pool.CEIL) {
                diagnostics.report(
                        Message.CEIL_KIND,
                        pool.padding().origin(),
                        owner,
                        pool.kind().value());
            }
        });
    }
}
