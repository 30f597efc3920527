/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of a {@code @Pool}, the stem's or the head's. */
final class PoolRules {
    private PoolRules() {}

    /** A pool that does not look at windows has no kernel, stride or padding, of zeros or not. */
    static void settingsNeedWindow(NetworkDeclaration network, Diagnostics diagnostics) {
        NamedPools.forEach(network, (pool, owner) -> settingsNeedWindow(pool, owner, diagnostics));
    }

    private static void settingsNeedWindow(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
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

    /** Padding is at least 0. */
    static void paddingIsNotNegative(NetworkDeclaration network, Diagnostics diagnostics) {
        NamedPools.forEach(network, (pool, owner) -> {
            int padding = pool.padding().value();
            if (pool.hasWindow() && padding < 0 && padding != Pool.AUTO && padding != Pool.CEIL) {
                diagnostics.report(Message.NEGATIVE_PADDING, pool.padding().origin(), owner, padding);
            }
        });
    }

    /** Padding beyond half of a pool's window makes windows without a pixel, whose maximum and mean are no numbers. */
    static void paddingIsWithinKernel(NetworkDeclaration network, Diagnostics diagnostics) {
        NamedPools.forEach(network, (pool, owner) -> paddingIsWithinKernel(pool, owner, diagnostics));
    }

    private static void paddingIsWithinKernel(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
        int kernel = pool.kernel().value();
        int padding = pool.padding().value();
        if (pool.isOfWindows() && kernel > 0 && padding > kernel / 2) {
            diagnostics.report(
                    Message.PADDING_TOO_LARGE, pool.padding().origin(), owner, padding, kernel, kernel, kernel / 2);
        }
    }

    /** Only a maximum can be padded with zeros or without: a mean is of pixels, and a convolution is padded with zeros anyway. */
    static void zerosNeedMaximum(NetworkDeclaration network, Diagnostics diagnostics) {
        NamedPools.forEach(network, (pool, owner) -> {
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

    /** Only a maximum can see a part of a window's pixels as if they were all. */
    static void ceilingNeedsMaximum(NetworkDeclaration network, Diagnostics diagnostics) {
        NamedPools.forEach(network, (pool, owner) -> {
            boolean isOther = pool.hasWindow() && pool.kind().value() != Pool.Kind.MAX;
            if (isOther && pool.padding().value() == Pool.CEIL) {
                diagnostics.report(
                        Message.CEIL_KIND,
                        pool.padding().origin(),
                        owner,
                        pool.kind().value());
            }
        });
    }

    /** A pool looks at more than one pixel, or takes only some of them. */
    static void hasEffect(NetworkDeclaration network, Diagnostics diagnostics) {
        NamedPools.forEach(network, (pool, owner) -> {
            boolean pads = pool.padding().value() > 0;
            boolean strides =
                    pool.stride().value() != Pool.AUTO && pool.stride().value() != 1;
            if (pool.isOfWindows() && pool.kernel().value() == 1 && !strides && !pads) {
                diagnostics.report(Message.POOL_WITHOUT_EFFECT, pool.kernel().origin(), owner);
            }
        });
    }
}
