/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A softmax over one class says 1 whatever it sees. */
final class SeveralClasses implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.head()
                .filter(head -> head.classes().value() < 2)
                .ifPresent(head -> diagnostics.report(
                        Message.ONE_CLASS,
                        head.classes().origin(),
                        head.classes().value()));
    }
}
