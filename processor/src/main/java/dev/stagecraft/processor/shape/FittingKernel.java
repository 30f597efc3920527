/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.HeadDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.StemDeclaration;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Window;
import dev.stagecraft.processor.network.WindowLayer;
import dev.stagecraft.processor.network.expansion.NetworkExpansion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What to set where a kernel does not fit: found by trying, because one number may be that of several windows. */
final class FittingKernel {
    private final NetworkDeclaration declaration;

    FittingKernel(Network network) {
        this.declaration = network.declaration();
    }

    /** @param kernel the place of the number that is too large, if the user chose one */
    String remedy(Origin kernel, Window window, FeatureMap input) {
        Optional<StemDeclaration> stem = declaration.stem();
        if (stem.filter(it -> it.kernel().origin().equals(kernel)).isPresent()) {
            return "Set kernel = " + stemKernel(stem.get(), window.kernel());
        }
        if (stem.filter(it -> isOf(it.pool(), kernel)).isPresent()) {
            return pool(
                    stem.get().pool(),
                    pool -> NetworkExpansion.stem(declaration.with(stem.get().with(pool))),
                    window,
                    input);
        }
        Optional<HeadDeclaration> head = declaration.head().filter(it -> isOf(it.pool(), kernel));
        return head.map(it ->
                        pool(it.pool(), pool -> NetworkExpansion.head(declaration.with(it.with(pool))), window, input))
                .orElse("Set padding = SYMMETRIC");
    }

    private static boolean isOf(PoolDeclaration pool, Origin kernel) {
        return pool.kernel().origin().equals(kernel);
    }

    private int stemKernel(StemDeclaration stem, int tooLarge) {
        FeatureMap images = FeatureMap.of(declaration.input().orElseThrow());
        IntFunction<List<Layer>> chain = kernel -> NetworkExpansion.stem(declaration.with(stem.withKernel(kernel)));
        return largest(tooLarge, kernel -> fit(chain.apply(kernel), images))
                .or(() -> largest(tooLarge, kernel -> fit(convolutions(chain.apply(kernel)), images)))
                .orElse(1);
    }

    private static String pool(
            PoolDeclaration pool, Function<PoolDeclaration, List<Layer>> chain, Window window, FeatureMap input) {
        int kernel = largest(
                        window.kernel(),
                        size -> input.fits(WindowLayer.declaredAt(
                                pool.kernel().origin(), chain.apply(pool.withKernel(size)), Blame::kernel)))
                .orElse(1);
        return "Set kernel = " + kernel + ", or padding = " + (window.kernel() - input.side() + 1) / 2;
    }

    private static Optional<Integer> largest(int tooLarge, IntPredicate fits) {
        return IntStream.iterate(tooLarge - 1, size -> size >= 1, size -> size - 1)
                .filter(fits)
                .boxed()
                .findFirst();
    }

    private static List<Layer> convolutions(List<Layer> chain) {
        return chain.stream().filter(Convolution.class::isInstance).toList();
    }

    /** Whether every window of a chain fits into what the one before leaves. */
    private static boolean fit(List<Layer> chain, FeatureMap input) {
        FeatureMap current = input;
        for (Layer layer : chain) {
            if (layer instanceof WindowLayer windowed) {
                if (!current.fits(windowed.window())) {
                    return false;
                }
                current = current.under(windowed.window());
            }
        }
        return true;
    }
}
