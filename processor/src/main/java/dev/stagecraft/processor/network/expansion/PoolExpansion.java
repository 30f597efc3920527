/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.ZeroPadding;
import java.util.Optional;

/** Pools with windows. */
final class PoolExpansion {
    private PoolExpansion() {}

    /** The padding in force. */
    static Padding padding(PoolDeclaration pool, WindowPadding padding) {
        int pixels = pool.padding().value();
        if (pixels == Pool.CEIL) {
            return new Padding.Ceiling();
        }
        return pixels == Pool.AUTO
                ? padding.ofWindow(pool.kernel().value(), pool.strideInForce())
                : Padding.Explicit.of(pixels);
    }

    static Pooling pooling(PoolDeclaration pool, String name, Pooling.Kind kind, WindowPadding padding) {
        return pooling(pool, name, kind, pool.strideInForce(), padding);
    }

    /** @param stride the pool's own, unless a filter carries it */
    static Pooling pooling(PoolDeclaration pool, String name, Pooling.Kind kind, int stride, WindowPadding padding) {
        Padding inForce = padding(pool, padding);
        return new Pooling(
                name,
                kind,
                Quantity.fixed(pool.kernel().value()),
                Quantity.fixed(stride),
                inForce,
                zeros(pool, name, inForce),
                blame(pool));
    }

    /** {@code maxpool.pad}, say; of no pixel where their number is not known before the map is. */
    private static Optional<ZeroPadding> zeros(PoolDeclaration pool, String name, Padding padding) {
        if (pool.kind().value() != Pool.Kind.MAX || !pool.zeroPadded().value()) {
            return Optional.empty();
        }
        int pixels =
                padding instanceof Padding.Explicit explicit ? explicit.pixels().value() : 0;
        return Optional.of(
                new ZeroPadding(name + ".pad", pixels, pool.zeroPadded().origin()));
    }

    static Blame blame(PoolDeclaration pool) {
        return Blame.of(
                pool.kernel().origin(), pool.kernel().origin(), pool.stride().origin());
    }
}
