/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Padding beyond half of a pool's window makes windows without a pixel, whose maximum and mean are no numbers. */
final class PoolPadding implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> check(pool, owner, diagnostics));
    }

    private static void check(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
        int kernel = pool.kernel().value();
        int padding = pool.padding().value();
        if (pool.isOfWindows() && kernel > 0 && padding > kernel / 2) {
            diagnostics.report(
                    Message.PADDING_TOO_LARGE, pool.padding().origin(), owner, padding, kernel, kernel, kernel / 2);
        }
    }
}
