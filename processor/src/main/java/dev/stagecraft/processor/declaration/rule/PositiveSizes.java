/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Every size and count is at least 1. */
final class PositiveSizes implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (Sizes.Size size : Sizes.of(network)) {
            if (size.value() < 1) {
                diagnostics.report(
                        Message.NOT_POSITIVE,
                        size.declared().origin(),
                        size.declared().origin().attribute(),
                        size.owner(),
                        size.value());
            }
        }
    }
}
