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

/** The stages need a map, which a global pool in the stem would not leave. */
final class StemPoolKeepsMap implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.stem()
                .map(stem -> stem.pool().kind())
                .filter(kind -> kind.value() == Pool.Kind.GLOBAL_AVERAGE)
                .ifPresent(kind -> diagnostics.report(Message.GLOBAL_STEM_POOL, kind.origin(), "layer1"));
    }
}
