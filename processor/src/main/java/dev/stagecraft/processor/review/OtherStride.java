/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.declaration.HeadDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.StemDeclaration;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Window;
import dev.stagecraft.processor.network.WindowLayer;
import dev.stagecraft.processor.network.expansion.NetworkExpansion;
import java.util.List;
import java.util.Optional;

/** A window as it would be with another stride: one that begins to overlap is padded, unless its padding is declared. */
final class OtherStride {
    private final NetworkDeclaration declaration;
    private final NamedWindows.Placed placed;

    OtherStride(NetworkDeclaration declaration, NamedWindows.Placed placed) {
        this.declaration = declaration;
        this.placed = placed;
    }

    Window window(int stride) {
        Optional<StemDeclaration> stem = declaration.stem();
        Optional<HeadDeclaration> head = declaration.head();
        if (stem.filter(it -> isHere(it.stride().origin())).isPresent()) {
            return declaredHere(
                    NetworkExpansion.stem(declaration.with(stem.get().withStride(stride))));
        }
        if (stem.filter(it -> isOf(it.pool())).isPresent()) {
            PoolDeclaration pool = stem.get().pool().withStride(stride);
            return declaredHere(
                    NetworkExpansion.stem(declaration.with(stem.get().with(pool))));
        }
        if (head.filter(it -> isOf(it.pool())).isPresent()) {
            PoolDeclaration pool = head.get().pool().withStride(stride);
            return declaredHere(
                    NetworkExpansion.head(declaration.with(head.get().with(pool))));
        }
        Window window = placed.window();
        return new Window(window.kernel(), window.dilation(), stride, window.padding());
    }

    private Window declaredHere(List<Layer> chain) {
        return WindowLayer.declaredAt(placed.blame().stride(), chain, Blame::stride);
    }

    private boolean isOf(PoolDeclaration pool) {
        return pool.hasWindow() && isHere(pool.stride().origin());
    }

    private boolean isHere(Origin stride) {
        return placed.blame().stride().equals(stride);
    }
}
