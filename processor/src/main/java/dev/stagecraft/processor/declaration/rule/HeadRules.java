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

/** What must hold of a {@code @Head}. */
final class HeadRules {
    private HeadRules() {}

    /** A head pools what there is, and adds no convolution. */
    static void poolHasNoFilters(NetworkDeclaration network, Diagnostics diagnostics) {
        network.head()
                .filter(head -> head.pool().kind().value() == Pool.Kind.CONVOLUTION)
                .ifPresent(head -> diagnostics.report(
                        Message.CONVOLUTION_POOL, head.pool().kind().origin()));
    }

    /** A softmax over one class says 1 whatever it sees. */
    static void hasSeveralClasses(NetworkDeclaration network, Diagnostics diagnostics) {
        network.head()
                .filter(head -> head.classes().value() < 2)
                .ifPresent(head -> diagnostics.report(
                        Message.ONE_CLASS,
                        head.classes().origin(),
                        head.classes().value()));
    }
}
