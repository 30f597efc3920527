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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The resource from which a generated class reads its summary: a heading, then a line a layer. Equal blocks are written
 * once, as {@code layer1.{1..2}.conv1}. The last columns say what a layer is set to, and of how many of the lines right before it
 * each path consists that meets in it: all that a picture of the network needs.
 */
public final class LayerTableWriter {
    private static final String HEADING =
            "name\tkind\tinput\toutput\tparameters\trunning statistics\tmultiply-adds\tsettings\tpaths\n";

    private static final String BOTTLENECK_ATTENTION = "bottleneck-attention";

    private final StringBuilder table = new StringBuilder(HEADING);

    private LayerTableWriter() {}

    /** The file's name: it stands beside the generated class. */
    public static String fileName(ShapedNetwork network) {
        return network.network().declaration().className() + ".layers.tsv";
    }

    /** The file's text. */
    public static String of(ShapedNetwork network) {
        LayerTableWriter table = new LayerTableWriter();
        table.line("input", "Input", network.input(), network.input(), Cost.NONE, Map.of(), List.of());
        table.chain(network.stem());
        for (ShapedStage stage : network.stages()) {
            for (ShapedBlock block : stage.blocks()) {
                block.layers().stream()
                        .flatMap(ShapedLayer::flatten)
                        .forEach(layer -> table.line(nameIn(block, layer), layer, design(stage, block, layer)));
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
                .forEach(layer -> line(layer.layer().name(), layer, Map.of()));
    }

    /** Of what kind a block is, at the layer whose output is the block's. */
    private static Map<String, String> design(ShapedStage stage, ShapedBlock block, ShapedLayer layer) {
        if (!layer.layer().name().isEmpty()) {
            return Map.of();
        }
        boolean isBetweenStages = block.block().first() < 0;
        return Map.of(
                "design",
                isBetweenStages
                        ? BOTTLENECK_ATTENTION
                        : StageTable.kind(stage.stage().declaration()));
    }

    private void line(String name, ShapedLayer layer, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(LayerSettings.of(layer.layer()));
        settings.putAll(more);
        line(
                name,
                layer.layer().getClass().getSimpleName(),
                layer.input(),
                layer.output(),
                Costs.of(layer),
                settings,
                layer.chains().stream().map(LayerTableWriter::length).toList());
    }

    private static long length(List<ShapedLayer> chain) {
        return chain.stream().flatMap(ShapedLayer::flatten).count();
    }

    private void line(
            String name,
            String kind,
            Shape input,
            Shape output,
            Cost cost,
            Map<String, String> settings,
            List<Long> paths) {
        List<Object> fields = new ArrayList<>(
                List.of(name, kind, input, output, cost.parameters(), cost.runningStatistics(), cost.multiplyAdds()));
        fields.addAll(LayerSettings.columns(settings, paths));
        table.append(fields.stream().map(String::valueOf).collect(Collectors.joining("\t")))
                .append('\n');
    }
}
