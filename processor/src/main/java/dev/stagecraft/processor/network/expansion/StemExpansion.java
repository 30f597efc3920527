/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.AntiAliased.Filter;
import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.StemDeclaration;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a stem out: {@code conv1, bn1, relu}; a deep one {@code conv1.0, conv1.1, conv1.2, conv1.3 … conv1.6, bn1, relu}; then
 * its pool. With pre-activation its last convolution is followed by nothing, for every block begins with a normalization, unless it is
 * declared to be normalized all the same.
 */
final class StemExpansion {
    private final Design design;
    private final StemDeclaration stem;
    private final List<Layer> layers = new ArrayList<>();

    StemExpansion(Design design, StemDeclaration stem) {
        this.design = design;
        this.stem = stem;
    }

    List<Layer> expand() {
        convolutions();
        pool(stem.pool());
        return layers;
    }

    /** How many layers stand before the pool. */
    int beforePool() {
        convolutions();
        return layers.size();
    }

    private void convolutions() {
        List<Integer> filters = stem.filters().value();
        boolean poolsByConvolution = stem.pool().kind().value() == Pool.Kind.CONVOLUTION;
        for (int i = 0; i < filters.size(); i++) {
            boolean last = i == filters.size() - 1;
            boolean normalized = !last || poolsByConvolution || endsNormalized();
            convolution(i, filters.size() == 1 ? "conv1" : "conv1." + 3 * i, normalized);
            if (normalized) {
                layers.add(design.normalization(last ? "bn1" : "conv1." + (3 * i + 1)));
                layers.add(last ? design.activation() : design.activation("conv1." + (3 * i + 2)));
            }
        }
    }

    private boolean endsNormalized() {
        return !design.isPreActivation() || stem.normalized().value();
    }

    private void convolution(int index, String name, boolean normalized) {
        int stride = index == 0 ? stem.stride().value() : 1;
        int kernel = stem.kernel().value();
        layers.add(new Convolution(
                name,
                Quantity.fixed(stem.filters().value().get(index)),
                kernel,
                Quantity.fixed(stride),
                design.padding().ofWindow(kernel, stride),
                Quantity.fixed(1),
                Quantity.fixed(1),
                design.hasBias(normalized),
                design.standardizesWeights(),
                Blame.of(
                        stem.filters().origin().element(index),
                        stem.kernel().origin(),
                        stem.stride().origin())));
    }

    private void pool(PoolDeclaration pool) {
        switch (pool.kind().value()) {
            case NONE -> {}
            case GLOBAL_AVERAGE -> throw new IllegalStateException("refused by a rule");
            case MAX -> maximum(pool);
            case AVERAGE ->
                layers.add(PoolExpansion.pooling(pool, "stem.avgpool", Pooling.Kind.AVERAGE, design.padding()));
            case CONVOLUTION -> convolution(pool);
        }
    }

    private void maximum(PoolDeclaration pool) {
        boolean filtered = design.declared().antiAliased().isPresent() && pool.strideInForce() > 1;
        if (!filtered) {
            layers.add(PoolExpansion.pooling(pool, "maxpool", Pooling.Kind.MAX, design.padding()));
        } else if (design.declared().antiAliased().get().value() == Filter.AVERAGE) {
            layers.add(mean(pool, "maxpool"));
        } else {
            layers.add(PoolExpansion.pooling(pool, "maxpool.0", Pooling.Kind.MAX, 1, design.padding()));
            layers.add(blur(pool, "maxpool.1"));
        }
    }

    /** {@code maxpool.0} is the convolution, as in timm's ResNet-RS. A filter stands right behind it. */
    private void convolution(PoolDeclaration pool) {
        int stride = pool.strideInForce();
        boolean filtered = design.declared().antiAliased().isPresent() && stride > 1;
        boolean normalized = endsNormalized();
        List<Integer> filters = stem.filters().value();
        int last = filters.size() - 1;
        layers.add(new Convolution(
                "maxpool.0",
                Quantity.fixed(filters.get(last)),
                pool.kernel().value(),
                Quantity.fixed(filtered ? 1 : stride),
                PoolExpansion.padding(pool, design.padding()),
                Quantity.fixed(1),
                Quantity.fixed(1),
                design.hasBias(normalized && !filtered),
                design.standardizesWeights(),
                Blame.of(
                        stem.filters().origin().element(last),
                        pool.kernel().origin(),
                        pool.stride().origin())));
        int next = 1;
        if (filtered) {
            boolean blurs = design.declared().antiAliased().get().value() == Filter.BLUR;
            layers.add(blurs ? blur(pool, "maxpool.1") : mean(pool, "maxpool.1"));
            next++;
        }
        if (normalized) {
            layers.add(design.normalization("maxpool." + next));
            layers.add(design.activation("maxpool." + (next + 1)));
        }
    }

    private static Pooling mean(PoolDeclaration pool, String name) {
        Quantity stride = Quantity.fixed(pool.strideInForce());
        return new Pooling(name, Pooling.Kind.AVERAGE, stride, stride, new Padding.Same(), PoolExpansion.blame(pool));
    }

    private BlurPooling blur(PoolDeclaration pool, String name) {
        return new BlurPooling(
                name,
                Quantity.fixed(pool.strideInForce()),
                design.declared().antiAliased().orElseThrow().origin());
    }
}
