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

/** A head pools what there is, and adds no convolution. */
final class HeadPoolHasNoFilters implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.head()
                .filter(head -> head.pool().kind().value() == Pool.Kind.CONVOLUTION)
                .ifPresent(head -> diagnostics.report(
                        Message.CONVOLUTION_POOL, head.pool().kind().origin()));
    }
}
