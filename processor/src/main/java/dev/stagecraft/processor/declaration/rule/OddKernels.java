/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A window that is to have a middle has an odd side. */
final class OddKernels implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Sizes.of(network).stream()
                .filter(size -> size.isOdd() && size.value() > 0 && size.value() % 2 == 0)
                .forEach(size -> diagnostics.report(
                        Message.EVEN_KERNEL,
                        size.declared().origin(),
                        size.declared().origin().attribute(),
                        size.owner(),
                        size.value(),
                        size.declared().origin().attribute(),
                        size.value() - 1));
    }
}
