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

/** Only a maximum can be padded with zeros or without: a mean is of pixels, and a convolution is padded with zeros anyway. */
final class ZeroPaddedMaximum implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> {
            boolean isOther = pool.hasWindow() && pool.kind().value() != Pool.Kind.MAX;
            if (isOther && pool.zeroPadded().value()) {
                diagnostics.report(
                        Message.ZERO_PADDED_KIND,
                        pool.zeroPadded().origin(),
                        owner,
                        pool.kind().value());
            }
        });
    }
}
