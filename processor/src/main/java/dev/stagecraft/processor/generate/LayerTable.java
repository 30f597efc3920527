/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.shape.Shape;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.ShapedStage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The resource from which a generated class reads its summary: a heading, then a line a layer. Equal blocks are written
 * once, as {@code layer1.{1..2}.conv1}.
 */
public final class LayerTable {
    private static final String HEADING = "name\tkind\tinput\toutput\tparameters\trunning statistics\tmultiply-adds\n";

    private final StringBuilder table = new StringBuilder(HEADING);

    private LayerTable() {}

    /** The file's name: it stands beside the generated class. */
    public static String fileName(ShapedNetwork network) {
        return network.network().declaration().className() + ".layers.tsv";
    }

    /** The file's text. */
    public static String of(ShapedNetwork network) {
        LayerTable table = new LayerTable();
        table.line("input", "Input", network.input(), network.input(), Cost.NONE);
        table.chain(network.stem());
        for (ShapedStage stage : network.stages()) {
            for (ShapedBlock block : stage.blocks()) {
                block.layers().stream()
                        .flatMap(ShapedLayer::flatten)
                        .forEach(layer -> table.line(nameIn(block, layer), layer));
            }
        }
        table.chain(network.head());
        return table.table.toString();
    }

    private static String nameIn(ShapedBlock block, ShapedLayer layer) {
        String name = layer.layer().name();
        return name.isEmpty() ? block.block().name() : block.block().name() + "." + name;
    }

    private void chain(List<ShapedLayer> layers) {
        layers.stream()
                .flatMap(ShapedLayer::flatten)
                .forEach(layer -> line(layer.layer().name(), layer));
    }

    private void line(String name, ShapedLayer layer) {
        line(name, layer.layer().getClass().getSimpleName(), layer.input(), layer.output(), Costs.of(layer));
    }

    private void line(String name, String kind, Shape input, Shape output, Cost cost) {
        List<Object> fields =
                List.of(name, kind, input, output, cost.parameters(), cost.runningStatistics(), cost.multiplyAdds());
        table.append(fields.stream().map(String::valueOf).collect(Collectors.joining("\t")))
                .append('\n');
    }
}
