/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import java.util.function.BiConsumer;

/** The pools of a network, each with what messages call it. */
final class NamedPools {
    private NamedPools() {}

    static void forEach(NetworkDeclaration network, BiConsumer<PoolDeclaration, String> action) {
        network.stem().ifPresent(stem -> action.accept(stem.pool(), "the stem's pool"));
        network.head().ifPresent(head -> action.accept(head.pool(), "the head's pool"));
    }
}
