/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.declaration.BlockDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.shape.Shape;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.ShapedStage;
import java.util.List;
import java.util.Locale;

/** The table of stages in a generated class's Javadoc. */
public final class StageTable {
    private static final String ROW = "%-8s %-14s %-16s %14s %18s%n".replace("%n", "\n");

    private StageTable() {}

    public static String of(ShapedNetwork network) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, ROW, "stage", "output", "blocks", "parameters", "multiply-adds"));
        if (!network.stem().isEmpty()) {
            append(table, "stem", output(network.stem()), "", Costs.of(network.stem()));
        }
        for (ShapedStage stage : network.stages()) {
            int blocks = stage.stage().declaration().blocks().value();
            append(
                    table,
                    stage.stage().name(),
                    stage.output(),
                    blocks + " " + kind(stage.stage().declaration()),
                    Costs.of(stage));
        }
        if (!network.head().isEmpty()) {
            String name = network.network().declaration().head().isPresent() ? "head" : "norm";
            append(table, name, output(network.head()), "", Costs.of(network.head()));
        }
        return table.toString();
    }

    /** What the blocks of a stage are: {@code bottleneck}, {@code basic}, or what their author called them. */
    static String kind(StageDeclaration stage) {
        return stage.block()
                .map(BlockDeclaration::name)
                .orElse(stage.bottleneck().value() ? "bottleneck" : "basic");
    }

    private static Shape output(List<ShapedLayer> chain) {
        return chain.get(chain.size() - 1).output();
    }

    private static void append(StringBuilder table, String name, Shape output, String blocks, Cost cost) {
        table.append(String.format(
                Locale.ROOT,
                ROW,
                name,
                output,
                blocks,
                String.format(Locale.ROOT, "%,d", cost.parameters()),
                String.format(Locale.ROOT, "%,d", cost.multiplyAdds())));
    }
}
