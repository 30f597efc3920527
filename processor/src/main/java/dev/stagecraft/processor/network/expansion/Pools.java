package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;

/** Pools with windows. */
final class Pools {
    private Pools() {}

    /** The padding in force. */
    static Padding padding(PoolDeclaration pool, WindowPadding padding) {
        int pixels = pool.padding().value();
        return pixels == Pool.AUTO
                ? padding.ofWindow(pool.kernel().value(), pool.strideInForce())
                : Padding.Explicit.of(pixels);
    }

    static Pooling pooling(PoolDeclaration pool, String name, Pooling.Kind kind, WindowPadding padding) {
        return new Pooling(
                name,
                kind,
                Quantity.fixed(pool.kernel().value()),
                Quantity.fixed(pool.strideInForce()),
                padding(pool, padding),
                blame(pool));
    }

    static Blame blame(PoolDeclaration pool) {
        return Blame.of(
                pool.kernel().origin(), pool.kernel().origin(), pool.stride().origin());
    }
}
