package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;

/** What a layer costs in a network of 1,202 layers, against one of 110: to compile, to configure, and to create. */
final class Depth {
    private static final int SHALLOW = 110;
    private static final int DEEP = 1202;
    private static final double LAYERS = (double) DEEP / SHALLOW;

    private Depth() {}

    static void run() throws Exception {
        // Blocks that are equal are resolved once; with stochastic depth no two are equal.
        run("", "@BlockDesign(shortcut = Shortcut.ZERO_PAD)");
        run("-stochastic", "@BlockDesign(shortcut = Shortcut.ZERO_PAD) @StochasticDepth(rate = 0.5)");
    }

    private static void run(String name, String others) throws Exception {
        try (Declaration deep = Declaration.cifar((DEEP - 2) / 6, others);
                Declaration shallow = Declaration.cifar((SHALLOW - 2) / 6, others)) {
            compile("depth-compile" + name, 200, deep, shallow);
            NetworkDefinition deepNetwork = deep.load();
            NetworkDefinition shallowNetwork = shallow.load();
            NetworkOptions options = NetworkOptions.defaults();
            perLayer(
                    "depth-configuration" + name,
                    30,
                    () -> deepNetwork.configuration(options),
                    () -> shallowNetwork.configuration(options));
            perLayer(
                    "depth-create" + name,
                    10,
                    () -> deepNetwork.create().close(),
                    () -> shallowNetwork.create().close());
        }
    }

    private static void compile(String row, int rounds, Declaration deep, Declaration shallow) throws Exception {
        perLayer(row, rounds, deep::compile, shallow::compile);
    }

    private static void perLayer(String row, int rounds, Ratio.Work deep, Ratio.Work shallow) throws Exception {
        for (int warmUp = 0; warmUp < rounds; warmUp++) {
            deep.run();
            shallow.run();
        }
        Ratio.printPerUnit(row, rounds, LAYERS, deep, shallow);
    }
}
