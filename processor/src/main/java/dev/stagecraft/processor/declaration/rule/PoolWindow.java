/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pool that does not look at windows has no kernel, stride or padding, of zeros or not. */
final class PoolWindow implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> check(pool, owner, diagnostics));
    }

    private static void check(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
        if (pool.hasWindow()) {
            return;
        }
        List<? extends Declared<?>> written = Stream.of(pool.kernel(), pool.stride(), pool.padding(), pool.zeroPadded())
                .filter(Declared::written)
                .toList();
        if (!written.isEmpty()) {
            String settings = written.stream()
                    .map(setting -> setting.origin().attribute())
                    .collect(Collectors.joining(" and "));
            diagnostics.report(
                    Message.NO_WINDOW,
                    written.get(0).origin(),
                    settings,
                    owner,
                    written.size() == 1 ? "is" : "are",
                    written.size() == 1 ? "it" : "they",
                    pool.kind().value());
        }
    }
}
