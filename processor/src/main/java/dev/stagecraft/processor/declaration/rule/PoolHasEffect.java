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

/** A pool looks at more than one pixel, or takes only some of them. */
final class PoolHasEffect implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> {
            boolean pads = pool.padding().value() > 0;
            boolean strides =
                    pool.stride().value() != Pool.AUTO && pool.stride().value() != 1;
            if (pool.isOfWindows() && pool.kernel().value() == 1 && !strides && !pads) {
                diagnostics.report(Message.POOL_WITHOUT_EFFECT, pool.kernel().origin(), owner);
            }
        });
    }
}
