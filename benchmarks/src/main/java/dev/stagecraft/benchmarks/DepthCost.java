/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.declared.Declaration;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import java.util.function.Predicate;

/** What a layer costs in a network of 1,202 layers, against one of 110: to compile, to configure, and to create. */
final class DepthCost {
    private static final int SHALLOW = 110;
    private static final int DEEP = 1202;
    private static final double LAYERS = (double) DEEP / SHALLOW;

    private DepthCost() {}

    static void run(Predicate<String> isWanted) throws Exception {
        // Blocks that are equal are resolved once; with stochastic depth no two are equal.
        run(isWanted, "", "@BlockDesign(shortcut = Shortcut.ZERO_PAD)");
        run(isWanted, "-stochastic", "@BlockDesign(shortcut = Shortcut.ZERO_PAD) @StochasticDepth(rate = 0.5)");
    }

    private static void run(Predicate<String> isWanted, String name, String others) throws Exception {
        try (Declaration deep = Declaration.cifar((DEEP - 2) / 6, others);
                Declaration shallow = Declaration.cifar((SHALLOW - 2) / 6, others)) {
            perLayer(isWanted, "depth-compile" + name, 200, deep::compile, shallow::compile);
            NetworkDefinition deepNetwork = deep.load();
            NetworkDefinition shallowNetwork = shallow.load();
            NetworkOptions options = NetworkOptions.defaults();
            perLayer(
                    isWanted,
                    "depth-configuration" + name,
                    30,
                    () -> deepNetwork.configuration(options),
                    () -> shallowNetwork.configuration(options));
            perLayer(
                    isWanted,
                    "depth-create" + name,
                    10,
                    () -> deepNetwork.create().close(),
                    () -> shallowNetwork.create().close());
        }
    }

    private static void perLayer(
            Predicate<String> isWanted, String row, int rounds, Ratio.Work deep, Ratio.Work shallow) throws Exception {
        if (!isWanted.test(row)) {
            return;
        }
        for (int warmUp = 0; warmUp < rounds; warmUp++) {
            deep.run();
            shallow.run();
        }
        Ratio.printPerUnit(row, rounds, LAYERS, deep, shallow);
    }
}
